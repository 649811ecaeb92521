import { isSpanContextValid, TraceFlags, trace } from "@opentelemetry/api";

/** Exemplar labels of the active trace, or undefined without a sampled one. */
export function activeExemplar(): { trace_id: string; span_id: string } | undefined {
  const context = trace.getActiveSpan()?.spanContext();
  if (context === undefined || !isSpanContextValid(context)) return undefined;
  if ((context.traceFlags & TraceFlags.SAMPLED) === 0) return undefined;
  return { trace_id: context.traceId, span_id: context.spanId };
}
