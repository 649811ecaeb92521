export { ConfigError, configOrExit, readEnv, requires } from "./env.ts";
export { exampleSection, withSection } from "./example.ts";
export { type Listener, listenOrExit } from "./listen.ts";
