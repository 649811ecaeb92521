import type { Answer, Request } from "@petswipe/embedded/testing/stand-in";

/** As the backend answers, with an endless deck in which every second like matches. */
export function petswipe() {
  let next = 0;
  const id = () => String(++next);
  const pet = (petId: string) => ({ id: petId, ageMonths: 20, status: "listed", shelterName: "Ada's Animal Rescue" });
  const entered = () => ({ token: `token-${id()}`, user: { id: id() } });
  const routes: [RegExp, () => Answer][] = [
    [/^POST \/api\/auth\/signup/, () => ({ status: 201, json: entered() })],
    [/^POST \/api\/auth\/login/, () => ({ json: entered() })],
    [/^POST \/api\/auth\/logout/, () => ({ status: 200 })],
    [/^GET \/api\/deck/, () => ({ json: { pets: Array.from({ length: 10 }, () => pet(id())) } })],
    [/^POST \/api\/swipes/, () => ({ status: 201, json: { swipe: {}, match: next % 2 ? { id: id() } : null } })],
    [/^GET \/api\/matches\/requests/, () => ({ json: { requests: [{ pet: pet(id()), adopter: { id: id() } }] } })],
    [/^GET \/api\/matches/, () => ({ json: { matches: [{ id: id(), pet: pet(id()), adoption: null }] } })],
    [/^POST \/api\/matches\/accept/, () => ({ status: 201, json: { match: { id: id() } } })],
    [/^POST \/api\/matches\/\d+\/adoption/, () => ({ status: 201, json: { adoption: { id: id() } } })],
    [/^POST \/api\/pets/, () => ({ status: 201, json: { pet: pet(id()) } })],
    [/^GET \/api\/pets\?/, () => ({ json: { pets: [pet(id())], nextCursor: null } })],
    [/^GET \/api\/pets\/\d+/, () => ({ json: { pet: pet(id()) } })],
  ];
  return ({ method, path }: Request): Answer => {
    const route = routes.find(([pattern]) => pattern.test(`${method} ${path}`));
    return route ? route[1]() : { status: 404, json: { error: {} } };
  };
}
