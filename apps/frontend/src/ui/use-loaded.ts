"use client";

import { useCallback, useEffect, useState } from "react";
import type { ApiError } from "../api/errors.ts";
import { asApiError } from "../api/request.ts";

export interface Loaded<Value> {
  /** undefined while loading. */
  readonly value: Value | undefined;
  readonly error: ApiError | null;
  readonly reload: () => void;
  readonly change: (change: (value: Value) => Value) => void;
}

/** Loads data from the API when the component mounts, and again on `reload`. `load` must be stable. */
export function useLoaded<Value>(load: () => Promise<Value>): Loaded<Value> {
  const [value, setValue] = useState<Value>();
  const [error, setError] = useState<ApiError | null>(null);

  const reload = useCallback(() => {
    load().then(
      (loaded) => {
        setValue(loaded);
        setError(null);
      },
      (cause: unknown) => setError(asApiError(cause)),
    );
  }, [load]);
  useEffect(reload, [reload]);

  const change = useCallback((update: (value: Value) => Value) => {
    setValue((known) => (known === undefined ? known : update(known)));
  }, []);
  return { value, error, reload, change };
}
