import type { Generated } from "@petswipe/cli/generated";
import { draw } from "./draw.ts";
import { PORTRAITS } from "./portraits.ts";

const FOLDER = "packages/demo/pictures";

/** The portraits of the demo's pets. */
export async function generated(): Promise<Generated> {
  const files = PORTRAITS.map((portrait) => [`${FOLDER}/${portrait.file}`, draw(portrait)] as const);
  return { files: new Map(files), problems: [], owned: [`${FOLDER}/*.svg`] };
}
