import { DeleteMeBody, ExportReply, UpdateMeBody, UserReply } from "@petswipe/contract";
import { Type } from "typebox";
import type { Guard } from "../auth/guard.ts";
import type { Passwords } from "../auth/passwords.ts";
import { clearToken } from "../auth/tokens.ts";
import { AppError } from "../errors.ts";
import type { App } from "../http/types.ts";
import type { UsersRepository } from "./repository.ts";

export interface UserRoutes {
  readonly guard: Guard;
  readonly users: UsersRepository;
  readonly passwords: Passwords;
  /** Called after the commit with pets that changed because their shelter was renamed or deleted. */
  readonly onPetsChanged: (petIds: readonly string[]) => Promise<void>;
}

export function userRoutes(app: App, { guard, users, passwords, onPetsChanged }: UserRoutes): void {
  const tags = ["users"];
  const response = { 200: UserReply };

  app.get("/users/me", { onRequest: guard(), schema: { tags, response } }, async (request) => ({
    user: await users.get(request.session.userId),
  }));

  app.patch("/users/me", { onRequest: guard(), schema: { tags, body: UpdateMeBody, response } }, async (request) => {
    const { user, petIds } = await users.rename(request.session.userId, request.body.displayName);
    await onPetsChanged(petIds);
    return { user };
  });

  app.get(
    "/users/me/export",
    { onRequest: guard(), schema: { tags, response: { 200: ExportReply } } },
    async (request, reply) => {
      reply.header("content-disposition", 'attachment; filename="petswipe-export.json"');
      return users.exportAll(request.session.userId);
    },
  );

  app.delete(
    "/users/me",
    { onRequest: guard(), schema: { tags, body: DeleteMeBody, response: { 204: Type.Null() } } },
    async (request, reply) => {
      const { userId } = request.session;
      const { email, passwordHash } = await users.credentials(userId);
      const matches = await passwords.match(email, passwordHash, request.body.password);
      if (!matches) throw new AppError(403, "wrong_password", "Wrong password; nothing was deleted.");
      await onPetsChanged(await users.remove(userId));
      clearToken(reply);
      return reply.code(204).send(null);
    },
  );
}
