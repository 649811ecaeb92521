import { expect } from "vitest";

interface Reply {
  readonly status: number;
  readonly body: unknown;
}

/** Expects a reply with this status and an ErrorReply with this code. */
export function expectError(reply: Reply, status: number, code: string): void {
  expect([reply.status, reply.body]).toEqual([
    status,
    { error: expect.objectContaining({ code, message: expect.any(String), requestId: expect.any(String) }) },
  ]);
}
