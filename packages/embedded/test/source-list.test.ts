import { describe, expect, it } from "vitest";
import { formatSources, ownSources, parseSources, testingSources } from "../src/debian/source-list.ts";

const debian = { id: "debian", codename: "bookworm" };

const deb822 = `# A comment
Types: deb deb-src
URIs: http://mirror.example/debian
Suites: bookworm bookworm-updates
Components: main contrib
Signed-By: /usr/share/keyrings/archive.gpg

Types: deb
URIs: http://mirror.example/debian-security
Suites: bookworm-security
Components: main

Types: deb
URIs: http://vendor.example/apt
Suites: nodistro
Components: main

Types: deb
Enabled: no
URIs: http://off.example/debian
Suites: bookworm
Components: main
`;

const oneLine = `deb [arch=amd64 signed-by=/usr/share/keyrings/archive.gpg] http://mirror.example/debian bookworm main # main
deb-src http://mirror.example/debian bookworm main
#deb http://off.example/debian bookworm main
deb http://mirror.example/debian-security bookworm-security main contrib
`;

describe("sources of apt", () => {
  it("are read from deb822 stanzas, without disabled ones and comments", () => {
    const sources = parseSources(deb822, "sources");
    expect(sources.map(({ uris }) => uris)).toEqual([
      "http://mirror.example/debian",
      "http://mirror.example/debian-security",
      "http://vendor.example/apt",
    ]);
    expect(sources[0]).toMatchObject({ types: "deb", "signed-by": "/usr/share/keyrings/archive.gpg" });
  });

  it("are read from one-line files with their options", () => {
    expect(parseSources(oneLine, "list")).toEqual([
      {
        types: "deb",
        uris: "http://mirror.example/debian",
        suites: "bookworm",
        components: "main",
        architectures: "amd64",
        "signed-by": "/usr/share/keyrings/archive.gpg",
      },
      {
        types: "deb",
        uris: "http://mirror.example/debian-security",
        suites: "bookworm-security",
        components: "main contrib",
      },
    ]);
  });

  it("are the distribution's own by the name of their suite", () => {
    const own = ownSources(parseSources(deb822, "sources"), debian);
    expect(own.map(({ suites }) => suites)).toEqual(["bookworm bookworm-updates", "bookworm-security"]);
  });

  it("are rewritten to testing for the main archive only, without a check of its date", () => {
    const text = formatSources(testingSources(parseSources(deb822, "sources"), debian));
    expect(text).toBe(`types: deb
uris: http://mirror.example/debian
suites: testing
components: main
signed-by: /usr/share/keyrings/archive.gpg
check-valid-until: no
`);
  });

  it("have no testing suite outside Debian", () => {
    const ubuntu = parseSources("deb http://mirror.example/ubuntu noble main", "list");
    expect(testingSources(ubuntu, { id: "ubuntu", codename: "noble" })).toEqual([]);
    expect(ownSources(ubuntu, { id: "ubuntu", codename: "noble" })).toHaveLength(1);
  });

  it("keep an embedded key", () => {
    const key =
      "Types: deb\nURIs: http://m.example\nSuites: bookworm\nComponents: main\nSigned-By:\n -----BEGIN\n .\n abc\n";
    const text = formatSources(parseSources(key, "sources"));
    expect(parseSources(text, "sources")[0]?.["signed-by"]).toBe("\n -----BEGIN\n .\n abc");
  });
});
