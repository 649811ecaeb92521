import { readEnv, stringEnum } from "@petswipe/config";
import Type, { type Static } from "typebox";

/** The variables of the setup container. */
export const SetupEnv = Type.Object({
  PETSWIPE_DEMO: stringEnum(["yes", "no"], {
    default: "no",
    description: "whether an empty database is filled with demo data, whose accounts have a public password",
  }),
});

/** Throws a ConfigError that lists every problem. */
export const readSetupSettings = (env: NodeJS.ProcessEnv): Static<typeof SetupEnv> => readEnv(SetupEnv, env);
