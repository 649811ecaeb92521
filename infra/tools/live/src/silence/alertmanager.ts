export interface Matcher {
  readonly name: string;
  readonly value: string;
  readonly isRegex: boolean;
  readonly isEqual: boolean;
}

export interface NewSilence {
  readonly matchers: readonly Matcher[];
  /** ISO 8601. */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly createdBy: string;
  readonly comment: string;
}

export interface Silence extends NewSilence {
  readonly id: string;
  readonly status: { readonly state: "pending" | "active" | "expired" };
}

const timeoutMs = 10_000;
const isId = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** The silences of an Alertmanager. Everything throws an error for people when it does not answer, or refuses. */
export function silencesOf(alertmanagerUrl: string) {
  const base = alertmanagerUrl.replace(/\/*$/, "/");

  async function request(path: string, init: RequestInit = {}): Promise<Response> {
    const answer = fetch(new URL(path, base), { ...init, signal: AbortSignal.timeout(timeoutMs) });
    return answer.catch((cause: Error) => {
      const why = cause.cause instanceof Error ? cause.cause.message : cause.message;
      const hint = "Does it run there? ALERTMANAGER_URL says where it is";
      throw new Error(`Alertmanager at ${alertmanagerUrl} does not answer (${why}). ${hint}.`, { cause });
    });
  }

  async function checked(answer: Response): Promise<Response> {
    if (answer.ok) return answer;
    throw new Error(`Alertmanager at ${alertmanagerUrl} answered ${answer.status}: ${(await answer.text()).trim()}`);
  }

  return {
    /** Begins a silence, and resolves to its id. */
    async begin(silence: NewSilence): Promise<string> {
      const headers = { "content-type": "application/json" };
      const init = { method: "POST", headers, body: JSON.stringify(silence) };
      const { silenceID } = (await (await checked(await request("api/v2/silences", init))).json()) as {
        silenceID: string;
      };
      return silenceID;
    },
    /** Those that are active or will be, the first to end first. */
    async list(): Promise<Silence[]> {
      const all = (await (await checked(await request("api/v2/silences"))).json()) as Silence[];
      return all.filter(({ status }) => status.state !== "expired").sort((a, b) => a.endsAt.localeCompare(b.endsAt));
    },
    /** Ends a silence. Resolves to false when there is none of this id. */
    async end(id: string): Promise<boolean> {
      if (!isId.test(id)) return false;
      const answer = await request(`api/v2/silence/${id}`, { method: "DELETE" });
      if (answer.status === 404) return false;
      await checked(answer);
      return true;
    },
  };
}

export type Silences = ReturnType<typeof silencesOf>;
