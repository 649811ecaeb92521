import { readEnv } from "@petswipe/config";
import Type, { type Static } from "typebox";

const port = (description: string) => Type.Integer({ minimum: 0, maximum: 65_535, description });

/** The variables of the alert sink. */
const SinkEnv = Type.Object({
  HTTP_PORT: port("for the page and all channels except email"),
  SMTP_PORT: port("of the mail server"),
});

/** Throws a ConfigError that lists every problem. */
export const readSinkSettings = (env: NodeJS.ProcessEnv): Static<typeof SinkEnv> => readEnv(SinkEnv, env);
