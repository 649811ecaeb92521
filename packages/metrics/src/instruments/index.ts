export { collectDefaultMetrics, type Registry } from "prom-client";
export { mayScrape, type Scraper } from "./access.ts";
export { createInstruments, createRegistry, type InstrumentOptions } from "./create.ts";
export type * from "./types.ts";
