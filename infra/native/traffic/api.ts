import type {
  AcceptBody,
  AdoptionReply,
  AuthReply,
  CreatePetBody,
  DeckReply,
  ListPetsReply,
  LoginBody,
  MatchesReply,
  MatchReply,
  MatchRequestsReply,
  PetReply,
  SignupBody,
  SwipeBody,
  SwipeReply,
} from "@petswipe/contract";
import type { Call, Send } from "./http.ts";

function photoForm(photo: Blob): FormData {
  const form = new FormData();
  form.set("photo", photo, "photo.webp");
  return form;
}

/** What people do with PetSwipe's API, one connection a person: it keeps the token of who has logged in. */
export function createApi(send: Send) {
  let token: string | undefined;

  const call = <Reply>(path: string, options: Omit<Call, "token"> = {}) =>
    send(`/api${path}`, { ...options, ...(token === undefined ? {} : { token }) }) as Promise<Reply>;
  const post = <Reply>(path: string, json: object = {}) => call<Reply>(path, { method: "POST", json });

  async function enter(reply: Promise<AuthReply>): Promise<void> {
    token = (await reply).token;
  }

  return {
    signup: (body: SignupBody) => enter(post<AuthReply>("/auth/signup", body)),
    login: (body: LoginBody) => enter(post<AuthReply>("/auth/login", body)),
    /** The token is kept, as by a tab that was left open: what comes after is refused. */
    logout: () => call<null>("/auth/logout", { method: "POST" }),
    useToken: (forged: string) => {
      token = forged;
    },
    me: () => call<unknown>("/auth/me"),
    resetPassword: (email: string) => post<null>("/auth/password-reset", { email }),
    pets: () => call<ListPetsReply>("/pets?limit=20"),
    pet: (id: string) => call<PetReply>(`/pets/${id}`),
    deck: (limit: number) => call<DeckReply>(`/deck?limit=${limit}`),
    swipe: (body: SwipeBody) => post<SwipeReply>("/swipes", body),
    matches: () => call<MatchesReply>("/matches"),
    requests: () => call<MatchRequestsReply>("/matches/requests"),
    accept: (body: AcceptBody) => post<MatchReply>("/matches/accept", body),
    adopt: (matchId: string) => call<AdoptionReply>(`/matches/${matchId}/adoption`, { method: "POST" }),
    complete: (adoptionId: string) => call<AdoptionReply>(`/adoptions/${adoptionId}/complete`, { method: "POST" }),
    cancel: (adoptionId: string) => call<AdoptionReply>(`/adoptions/${adoptionId}/cancel`, { method: "POST" }),
    list: (pet: CreatePetBody) => post<PetReply>("/pets", pet),
    withdraw: (petId: string) => call<PetReply>(`/pets/${petId}/withdraw`, { method: "POST" }),
    uploadPhoto: (petId: string, photo: Blob) =>
      call<PetReply>(`/pets/${petId}/photo`, { method: "POST", form: photoForm(photo) }),
    /** A page that nobody made. */
    strayPath: (path: string) => call<unknown>(path),
  };
}

export type Api = ReturnType<typeof createApi>;
