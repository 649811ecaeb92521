import { expect } from "vitest";

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** Fails unless an answer has this status and is an ErrorReply of this code. */
export function expectFault(answer: Answer, status: number, code: string): void {
  expect([answer.status, answer.body]).toEqual([
    status,
    { error: expect.objectContaining({ code, message: expect.any(String), requestId: expect.any(String) }) },
  ]);
}
