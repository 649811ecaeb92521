import { parse } from "yaml";

interface ComposeFile {
  readonly services: Readonly<Record<string, { readonly image?: string }>>;
}

const DEFAULT = /\$\{(\w+):-([^}]*)\}/g;

/** The images of a compose file, each once, with the environment's in place of its defaults. */
export function imagesOf(compose: string, env: NodeJS.ProcessEnv): string[] {
  const { services } = parse(compose, { merge: true }) as ComposeFile;
  const images = Object.values(services).flatMap(({ image }) => image ?? []);
  return [
    ...new Set(images.map((image) => image.replace(DEFAULT, (_, name: string, value: string) => env[name] || value))),
  ];
}
