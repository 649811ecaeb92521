import { once } from "node:events";
import { createServer } from "node:net";
import { Type } from "typebox";
import { configOrExit, listenOrExit, readEnv } from "../../src/config.ts";

const Env = Type.Object({
  PORT: Type.Integer({ description: "port to listen on" }),
  HOST: Type.String({ default: "127.0.0.1", minLength: 2 }),
});

const { HOST, PORT } = configOrExit(() => readEnv(Env, process.env));
const server = createServer();
const listen = async (where: { readonly host: string; readonly port: number }) => {
  await once(server.listen(where), "listening");
};
await listenOrExit({ listen }, { host: HOST, port: PORT });
process.stdout.write("listening\n");
server.close();
