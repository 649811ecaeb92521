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

/** Sends requests with the token of the logged-in user. */
function createConnection(send: Send) {
  let token: string | undefined;
  let userId: string | undefined;

  const call = <Reply>(path: string, options: Omit<Call, "token"> = {}) =>
    send(`/api${path}`, { ...options, ...(token === undefined ? {} : { token }) }) as Promise<Reply>;

  return {
    call,
    post: <Reply>(path: string, json: object) => call<Reply>(path, { method: "POST", json }),
    /** A POST without a body. */
    act: <Reply>(path: string) => call<Reply>(path, { method: "POST" }),
    async authenticate(reply: Promise<AuthReply>): Promise<void> {
      const { token: received, user } = await reply;
      token = received;
      userId = user.id;
    },
    useToken: (forged: string) => {
      token = forged;
    },
    userId: () => userId,
  };
}

/** PetSwipe's API as one user calls it. */
export function createApi(send: Send) {
  const { call, post, act, authenticate, useToken, userId } = createConnection(send);

  return {
    signup: (body: SignupBody) => authenticate(post<AuthReply>("/auth/signup", body)),
    login: (body: LoginBody) => authenticate(post<AuthReply>("/auth/login", body)),
    /** Keeps the token, as an open browser tab does, so later requests are refused. */
    logout: () => act<null>("/auth/logout"),
    useToken,
    me: () => call<unknown>("/auth/me"),
    resetPassword: (email: string) => post<null>("/auth/password-reset", { email }),
    pets: () => call<ListPetsReply>("/pets?limit=20"),
    /** The 100 newest pets that the logged-in shelter has listed. */
    ownPets: () => call<ListPetsReply>(`/pets?status=listed&limit=100&shelterId=${userId()}`),
    pet: (id: string) => call<PetReply>(`/pets/${id}`),
    deck: (limit: number) => call<DeckReply>(`/deck?limit=${limit}`),
    swipe: (body: SwipeBody) => post<SwipeReply>("/swipes", body),
    matches: () => call<MatchesReply>("/matches"),
    requests: () => call<MatchRequestsReply>("/matches/requests"),
    accept: (body: AcceptBody) => post<MatchReply>("/matches/accept", body),
    adopt: (matchId: string) => act<AdoptionReply>(`/matches/${matchId}/adoption`),
    complete: (adoptionId: string) => act<AdoptionReply>(`/adoptions/${adoptionId}/complete`),
    cancel: (adoptionId: string) => act<AdoptionReply>(`/adoptions/${adoptionId}/cancel`),
    list: (pet: CreatePetBody) => post<PetReply>("/pets", pet),
    withdraw: (petId: string) => act<PetReply>(`/pets/${petId}/withdraw`),
    uploadPhoto: (petId: string, photo: Blob) =>
      call<PetReply>(`/pets/${petId}/photo`, { method: "POST", form: photoForm(photo) }),
    /** A path without a route. */
    unknownPath: (path: string) => call<unknown>(path),
  };
}

export type Api = ReturnType<typeof createApi>;
