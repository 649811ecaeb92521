"use client";

import { useState } from "react";
import type { ApiError } from "../api/errors.ts";
import { asApiError } from "../api/request.ts";

interface Action<Args extends unknown[]> {
  readonly run: (...args: Args) => Promise<void>;
  readonly busy: boolean;
  readonly error: ApiError | null;
}

/** Runs an API call, and tracks whether it is running and its error. */
export function useAction<Args extends unknown[]>(act: (...args: Args) => Promise<void>): Action<Args> {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);

  async function run(...args: Args): Promise<void> {
    setBusy(true);
    setError(null);
    try {
      await act(...args);
    } catch (cause) {
      setError(asApiError(cause));
    } finally {
      setBusy(false);
    }
  }
  return { run, busy, error };
}
