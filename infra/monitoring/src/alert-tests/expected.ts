import type { AlertSpec, Band } from "../alerts/alert.ts";
import { annotationsOf, labelsOf } from "../alerts/expand.ts";
import { fillIn } from "../alerts/fill-in.ts";
import { thresholdOf } from "../alerts/threshold.ts";
import type { Firing } from "./test-case.ts";

export interface ExpectedAlert {
  readonly exp_labels: Readonly<Record<string, string>>;
  readonly exp_annotations: Readonly<Record<string, string>>;
}

/** The rule that a test case refers to. Throws unless there is exactly one. */
export function bandOf(name: string, spec: AlertSpec, { severity, rule = {} }: Firing): Band {
  const found = spec.bands.filter((band) => {
    const labels = labelsOf(spec, band);
    return band.severity === severity && Object.entries(rule).every(([label, value]) => labels[label] === value);
  });
  const [band] = found;
  if (band === undefined || found.length > 1)
    throw new Error(
      `${name}: ${found.length} rules match ${JSON.stringify({ severity, ...rule })}; a test case must match exactly one`,
    );
  return band;
}

/** The alert, as Prometheus would send it. */
export function expectedAlert(name: string, spec: AlertSpec, firing: Firing): ExpectedAlert {
  const band = bandOf(name, spec, firing);
  const given: Readonly<Record<string, string>> = { ...firing.labels, ...band.labels };
  const write = (text: string) =>
    fillIn(text, (placeholder) => {
      if (placeholder === "value") return firing.value;
      if (placeholder === "threshold") return thresholdOf(spec, band);
      return given[placeholder] ?? "";
    });
  const filled = (texts: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, write(text)]));
  return {
    exp_labels: { ...firing.labels, ...filled(labelsOf(spec, band)) },
    exp_annotations: filled(annotationsOf(name, spec, band)),
  };
}
