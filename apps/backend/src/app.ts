import multipart from "@fastify/multipart";
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import { type Database, statement } from "@petswipe/database";
import type { Logger } from "@petswipe/logging";
import type { services } from "@petswipe/metrics";
import { serveMetrics } from "@petswipe/metrics/fastify";
import type { Instruments, Registry } from "@petswipe/metrics/instruments";
import Fastify, { type FastifyBaseLogger, LogController } from "fastify";
import type { Redis } from "ioredis";
import { adoptionsRepository } from "./adoptions/repository.ts";
import { adoptionRoutes } from "./adoptions/routes.ts";
import { createGuard } from "./auth/guard.ts";
import { createPasswords } from "./auth/passwords.ts";
import { authRepository } from "./auth/repository.ts";
import { resetRepository } from "./auth/reset-repository.ts";
import { resetRoutes } from "./auth/reset-routes.ts";
import { authRoutes } from "./auth/routes.ts";
import { registerTokens } from "./auth/tokens.ts";
import { createBreaker } from "./cache/breaker.ts";
import { createCache } from "./cache/cache.ts";
import { measureCache } from "./cache/size.ts";
import type { BackendConfig } from "./config.ts";
import { deckCache } from "./deck/cache.ts";
import { deckRepository } from "./deck/repository.ts";
import { deckRoutes } from "./deck/routes.ts";
import { logAccess } from "./http/access-log.ts";
import { drainConnections } from "./http/drain.ts";
import { answerErrors } from "./http/error-replies.ts";
import { observeExchanges } from "./http/exchange.ts";
import { serveHealth } from "./http/health.ts";
import { answerMalformedRequest } from "./http/malformed-request.ts";
import { routableUrl } from "./http/malformed-url.ts";
import { serveOpenApi } from "./http/openapi.ts";
import { trustProxy } from "./http/proxies.ts";
import { requestId, returnRequestId } from "./http/request-id.ts";
import { markHandler, recordRequests } from "./http/request-metrics.ts";
import { followRequests } from "./http/request-timings.ts";
import { setSecurityHeaders } from "./http/security-headers.ts";
import type { RequestTimings } from "./http/timings.ts";
import type { App } from "./http/types.ts";
import { validateStrictly } from "./http/validation.ts";
import type { Mailer } from "./mail/mailer.ts";
import { matchesRepository } from "./matches/repository.ts";
import { matchRoutes } from "./matches/routes.ts";
import { petCache } from "./pets/cache.ts";
import { importRoute } from "./pets/import-route.ts";
import { petsRepository } from "./pets/repository.ts";
import { petRoutes } from "./pets/routes.ts";
import { DEMO_PICTURES } from "./photos/demo.ts";
import { localStorage } from "./photos/local.ts";
import { openPhotoStorage } from "./photos/open-storage.ts";
import { photoRoutes } from "./photos/routes.ts";
import { createRateCounter } from "./rate-limit/counter.ts";
import { accountRateLimit, authRateLimit, limitRates } from "./rate-limit/limits.ts";
import { limitGuesses } from "./rate-limit/password-guesses.ts";
import { repeat } from "./repeat.ts";
import { activeSessions } from "./sessions/active.ts";
import { sessionsRepository } from "./sessions/repository.ts";
import { swipesRepository } from "./swipes/repository.ts";
import { swipeRoutes } from "./swipes/routes.ts";
import { usersRepository } from "./users/repository.ts";
import { userRoutes } from "./users/routes.ts";

const MAX_JSON_BYTES = 64 * 1024;
const MAX_URL_LENGTH = 16 * 1024;
const MAX_UPLOAD_BYTES = 8 * 1024 * 1024;

export interface AppParts {
  readonly config: BackendConfig;
  readonly db: Database;
  /** If undefined, nothing is cached and rate limits count per process. */
  readonly redis: Redis | undefined;
  readonly logger: Logger;
  readonly registry: Registry;
  readonly metrics: Instruments<typeof services.backend>;
  readonly timings: RequestTimings;
  readonly mailer: Mailer;
}

const selectOne = statement("select", "none", "SELECT 1");

/** Builds the whole backend, in the order in which a request passes through it. Does not listen yet. */
export async function buildApp(parts: AppParts): Promise<App> {
  const { config, db, redis, logger, registry, metrics, timings, mailer } = parts;
  const loggerInstance: FastifyBaseLogger = logger;
  const app: App = Fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: "requestId" }),
    genReqId: requestId,
    trustProxy: trustProxy(config.TRUST_PROXY),
    bodyLimit: MAX_JSON_BYTES,
    // Requests that are running when shutdown begins are answered normally.
    return503OnClosing: false,
    rewriteUrl: routableUrl,
    clientErrorHandler: (error, socket) => answerMalformedRequest(error, socket, loggerInstance),
    // Schemas refuse long parameters; Node limits the whole URL.
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: MAX_URL_LENGTH },
  }).withTypeProvider<TypeBoxTypeProvider>();

  const breaker = createBreaker({ redis, logger });
  drainConnections(app);
  returnRequestId(app);
  followRequests(app, timings);
  observeExchanges(app, [recordRequests(metrics), logAccess]);
  validateStrictly(app);
  await setSecurityHeaders(app, config);
  await limitRates(app, { config, counter: createRateCounter(breaker), metrics });
  await registerTokens(app, config);
  await app.register(multipart, { limits: { fileSize: MAX_UPLOAD_BYTES, files: 1, fields: 5 } });
  await serveOpenApi(app);
  answerErrors(app);
  markHandler(app);

  const cache = createCache({ redis, breaker, metrics, logger });
  const sessions = timings.service(sessionsRepository(db));
  const active = activeSessions(cache, metrics);
  const guard = createGuard(app, { sessions, active, rateLimit: accountRateLimit(app, { config, metrics }), metrics });
  const users = timings.service(usersRepository(db));
  const auth = timings.service(authRepository(db, config.SESSION_TTL_SECONDS));
  const resets = timings.service(resetRepository(db));
  const pets = timings.service(petsRepository(db, petCache(cache, metrics)));
  const decks = deckCache(cache, metrics);
  const deck = timings.service(deckRepository(db, decks, pets));
  const swipes = timings.service(swipesRepository(db));
  const matches = timings.service(matchesRepository(db));
  const adoptions = timings.service(adoptionsRepository(db));
  const photos = timings.service(openPhotoStorage(config));
  const rateLimit = authRateLimit(app, { config, metrics });
  const passwords = createPasswords(limitGuesses({ config, counter: createRateCounter(breaker), metrics }));

  serveMetrics(app, registry, config.METRICS_TOKEN);
  serveHealth(app, {
    database: () => db.query(selectOne),
    redis: async () => redis?.ping(),
  });
  await app.register(
    async (api: App) => {
      authRoutes(api, { config, rateLimit, passwords, guard, auth, users, sessions, active, metrics });
      resetRoutes(api, { config, rateLimit, passwords, resets, mailer, metrics });
      userRoutes(api, { guard, users, passwords, onPetsChanged: pets.changed });
      petRoutes(api, { guard, pets, metrics });
      importRoute(api, { guard, pets, metrics });
      photoRoutes(api, { guard, pets, photos, demoPictures: localStorage(config.PICTURES_DIR ?? DEMO_PICTURES) });
      deckRoutes(api, { guard, deck });
      swipeRoutes(api, { guard, swipes, onSwiped: decks.swiped, metrics });
      matchRoutes(api, { guard, matches, pets, metrics });
      adoptionRoutes(api, { guard, adoptions, onPetAdopted: (petId) => pets.changed([petId]) });
    },
    { prefix: "/api" },
  );

  repeat(app, { everyMs: 5_000, what: "counting active sessions", work: active.measure });
  repeat(app, { everyMs: 15_000, what: "measuring the cache", work: () => measureCache(cache, metrics) });
  repeat(app, { everyMs: 60_000, what: "ending expired sessions", work: sessions.endExpired });
  repeat(app, { everyMs: 60_000, what: "deleting expired resets", work: resets.deleteExpired });
  return app;
}
