/** A template definition, applied to the notification. */
export const text = (definition: string): string => `{{ template "petswipe.${definition}" . }}`;

/** A label that all alerts of the notification share, else "unknown": SNS rejects an empty attribute. */
export const commonLabel = (name: string): string => `{{ or .CommonLabels.${name} "unknown" }}`;
