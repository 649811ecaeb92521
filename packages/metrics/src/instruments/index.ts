export { mayScrape, type Scraper } from "./access.ts";
export { createInstruments, type InstrumentOptions } from "./create.ts";
export { collectDefaultMetrics, createRegistry, type Registry } from "./registry.ts";
export { closedSeries } from "./series.ts";
export type * from "./types.ts";
