export { ConfigError, configOrExit, type Formats, readEnv, requires, requiresAlso } from "./env.ts";
export { exampleSection, withSections } from "./example.ts";
export { expectationOf } from "./expectation.ts";
export { ENVIRONMENTS, METRICS_TOKEN, type ServerOptions, serverFields } from "./fields.ts";
export { type Listener, listenOrExit } from "./listen.ts";
export { stringEnum } from "./string-enum.ts";
