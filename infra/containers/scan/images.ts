import { parse } from "yaml";

interface ComposeFile {
  readonly services: Readonly<Record<string, { readonly image?: string }>>;
}

const DEFAULT = /\$\{(\w+):-([^}]*)\}/g;

/** The distinct images of a compose file, with variables replaced by the environment or their defaults. */
export function imagesOf(compose: string, env: NodeJS.ProcessEnv): string[] {
  const { services } = parse(compose, { merge: true }) as ComposeFile;
  const images = Object.values(services).flatMap(({ image }) => image ?? []);
  return [
    ...new Set(images.map((image) => image.replace(DEFAULT, (_, name: string, value: string) => env[name] || value))),
  ];
}
