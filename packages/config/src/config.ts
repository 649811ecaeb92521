export { ConfigError, configOrExit, type Formats, readEnv, requires, requiresAlso } from "./env.ts";
export { exampleSection, withSections } from "./example.ts";
export { ENVIRONMENTS, METRICS_TOKEN, type ServerOptions, serverFields, words } from "./fields.ts";
export { type Listener, listenOrExit } from "./listen.ts";
