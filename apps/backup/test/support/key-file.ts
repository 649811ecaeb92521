import { createCipheriv, createDecipheriv, createHash, randomBytes, scryptSync } from "node:crypto";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** The minimum that scrypt allows. restic's default costs every command about 100 ms. */
const MIN_COST = { N: 2, r: 1, p: 1 };

/** Bytes that scrypt may use. */
const MAX_MEMORY = 128 * 2 ** 20;

interface KeyFile {
  readonly N: number;
  readonly r: number;
  readonly p: number;
  /** Base64. */
  readonly salt: string;
  /** The encrypted master key in base64: nonce, AES-256-CTR ciphertext, Poly1305-AES tag. */
  readonly data: string;
}

/** Derives restic's three keys from a password: one for AES, two for Poly1305-AES. */
function derive(password: string, { N, r, p, salt }: Omit<KeyFile, "data">) {
  const bytes = scryptSync(password, Buffer.from(salt, "base64"), 64, { N, r, p, maxmem: MAX_MEMORY });
  return { cipher: bytes.subarray(0, 32), k: bytes.subarray(32, 48), r: bytes.subarray(48) };
}

const littleEndian = (bytes: Buffer): bigint => BigInt(`0x${Buffer.from(bytes).reverse().toString("hex")}`);

/** The authenticator of RFC 8439, section 2.5. */
function poly1305(message: Buffer, r: Buffer, pad: Buffer): Buffer {
  const factor = littleEndian(r) & 0x0ffffffc0ffffffc0ffffffc0fffffffn;
  let sum = 0n;
  for (let at = 0; at < message.length; at += 16) {
    const block = Buffer.concat([message.subarray(at, at + 16), Buffer.of(1)]);
    sum = ((sum + littleEndian(block)) * factor) % (2n ** 130n - 5n);
  }
  const tag = (sum + littleEndian(pad)) % 2n ** 128n;
  return Buffer.from(tag.toString(16).padStart(32, "0"), "hex").reverse();
}

function encrypt(plain: Buffer, keys: ReturnType<typeof derive>): Buffer {
  const nonce = randomBytes(16);
  const ciphertext = createCipheriv("aes-256-ctr", keys.cipher, nonce).update(plain);
  const pad = createCipheriv("aes-128-ecb", keys.k, null).update(nonce);
  return Buffer.concat([nonce, ciphertext, poly1305(ciphertext, keys.r, pad)]);
}

/** Replaces a repository's key file by one for the same password with a cheap key derivation. */
export async function reduceKeyCost(repository: string, password: string): Promise<void> {
  const folder = join(repository, "keys");
  const [name = ""] = await readdir(folder);
  const file = JSON.parse(await readFile(join(folder, name), "utf8")) as KeyFile;
  const data = Buffer.from(file.data, "base64");
  const decipher = createDecipheriv("aes-256-ctr", derive(password, file).cipher, data.subarray(0, 16));
  const masterKey = decipher.update(data.subarray(16, -16));
  const reduced = { ...file, ...MIN_COST, salt: randomBytes(64).toString("base64") };
  const text = JSON.stringify({ ...reduced, data: encrypt(masterKey, derive(password, reduced)).toString("base64") });
  await writeFile(join(folder, createHash("sha256").update(text).digest("hex")), text, { mode: 0o400 });
  await rm(join(folder, name));
}
