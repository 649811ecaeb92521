import { readEnv } from "@petswipe/config";
import Type, { type Static } from "typebox";

const port = (description: string) => Type.Integer({ minimum: 0, maximum: 65_535, description });

/** The variables of the program that plays the channels. */
const SinkEnv = Type.Object({
  HTTP_PORT: port("of the page, and of all channels but mail"),
  SMTP_PORT: port("of the mail server"),
});

/** Throws a ConfigError that lists every fault. */
export const readSinkSettings = (env: NodeJS.ProcessEnv): Static<typeof SinkEnv> => readEnv(SinkEnv, env);
