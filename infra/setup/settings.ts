import { readEnv, stringEnum } from "@petswipe/config";
import Type, { type Static } from "typebox";

/** What the containers' setup is told. */
export const SetupEnv = Type.Object({
  PETSWIPE_DEMO: stringEnum(["yes", "no"], {
    default: "no",
    description: "whether an empty database is filled with the demo, whose accounts have a public password",
  }),
});

/** Throws a ConfigError that lists every fault. */
export const readSetupSettings = (env: NodeJS.ProcessEnv): Static<typeof SetupEnv> => readEnv(SetupEnv, env);
