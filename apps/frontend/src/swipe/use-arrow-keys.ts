"use client";

import { useEffect, useEffectEvent } from "react";

const VERDICTS: Readonly<Record<string, boolean>> = { ArrowLeft: false, ArrowRight: true };

/** Left passes and right likes, unless the focused element uses the arrow keys itself. */
export function useArrowKeys(decide: (liked: boolean) => void): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const liked = VERDICTS[event.key];
    const elsewhere = event.target instanceof Element && event.target.closest("input, textarea, select, dialog");
    if (liked === undefined || elsewhere || event.repeat || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    decide(liked);
  });
  useEffect(() => {
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}
