export { ConfigError, configOrExit, readEnv, requires } from "./env.ts";
export { type Listener, listenOrExit } from "./listen.ts";
