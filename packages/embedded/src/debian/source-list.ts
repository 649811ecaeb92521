/** The fields of an apt source as in a deb822 stanza, with lowercase names. */
export type Source = Readonly<Record<string, string>>;

/** The fields of `/etc/os-release` that apt sources depend on. */
export interface Release {
  readonly id: string;
  readonly codename: string;
}

const ONE_LINE_NAMES: Readonly<Record<string, string>> = {
  arch: "architectures",
  lang: "languages",
  target: "targets",
};

function parseOneLine(line: string): Source[] {
  const match = /^deb\s+(?:\[(?<options>[^\]]*)\]\s+)?(?<uri>\S+)\s+(?<suite>\S+)\s*(?<components>[^#]*)/.exec(
    line.trim(),
  );
  if (!match?.groups) return [];
  const { options = "", uri = "", suite = "", components = "" } = match.groups;
  const fields = options
    .split(/\s+/)
    .filter((option) => option.includes("="))
    .map((option): [string, string] => {
      const [name = "", ...value] = option.split("=");
      return [ONE_LINE_NAMES[name.toLowerCase()] ?? name.toLowerCase(), value.join("=").replaceAll(",", " ")];
    });
  return [{ ...Object.fromEntries(fields), types: "deb", uris: uri, suites: suite, components: components.trim() }];
}

function parseStanza(stanza: string): Source[] {
  const fields: Record<string, string> = {};
  let name = "";
  for (const line of stanza.split("\n").filter((each) => !each.startsWith("#"))) {
    const field = /^(?<name>[A-Za-z-]+):\s*(?<value>.*)$/.exec(line);
    if (field?.groups) {
      name = (field.groups["name"] ?? "").toLowerCase();
      fields[name] = field.groups["value"] ?? "";
    } else if (name && line.trim()) fields[name] += `\n${line}`; // a continuation, such as an embedded key
  }
  const usable = fields["types"]?.split(/\s+/).includes("deb") && fields["enabled"]?.toLowerCase() !== "no";
  return usable ? [{ ...fields, types: "deb" }] : [];
}

/** The binary sources of a file of `/etc/apt`, in one-line (`.list`) or deb822 (`.sources`) format. */
export function parseSources(text: string, format: "list" | "sources"): Source[] {
  return format === "list" ? text.split("\n").flatMap(parseOneLine) : text.split(/\n\s*\n/).flatMap(parseStanza);
}

/** The distribution's own sources; third-party suites have other names. */
export function ownSources(sources: readonly Source[], release: Release): Source[] {
  const names = [release.codename, "stable", "oldstable", "testing", "unstable", "sid"].filter(Boolean);
  const own = (suite: string) => names.includes(suite.split(/[-/]/)[0] ?? "");
  return sources.flatMap((source) => {
    const suites = (source["suites"] ?? "").split(/\s+/).filter(own);
    return suites.length > 0 ? [{ ...source, suites: suites.join(" ") }] : [];
  });
}

/** The testing suite of the same archives; none on other distributions than Debian. */
export function testingSources(sources: readonly Source[], release: Release): Source[] {
  if (release.id !== "debian") return [];
  return ownSources(sources, release)
    .filter((source) => source["suites"]?.split(" ").some((suite) => !/[-/]/.test(suite)))
    .map((source) => ({ ...source, suites: "testing", components: "main", "check-valid-until": "no" }));
}

/** Formats sources as deb822 text. */
export function formatSources(sources: readonly Source[]): string {
  const stanza = (source: Source) => Object.entries(source).map(([name, value]) => `${name}: ${value}\n`);
  return sources.map((source) => stanza(source).join("")).join("\n");
}
