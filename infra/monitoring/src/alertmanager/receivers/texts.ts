/** What a definition of petswipe.tmpl makes of a notification. */
export const text = (definition: string): string => `{{ template "petswipe.${definition}" . }}`;

/** A label that the alerts of a notification have in common, or a word for none: SNS refuses an empty attribute. */
export const commonLabel = (name: string): string => `{{ or .CommonLabels.${name} "unknown" }}`;
