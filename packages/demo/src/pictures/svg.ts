/** SVG as text. The canvas is 800 × 1000; faces are symmetrical about x = 400. */
export type Markup = string;

export const WIDTH = 800;
export const HEIGHT = 1000;

const short = (value: number) => String(Math.round(value));

/** Path data, rounded to whole units: invisible at this size, and files stay small. */
export function d(parts: TemplateStringsArray, ...values: number[]): string {
  return parts.reduce((text, part, i) => text + short(values[i - 1] ?? 0) + part);
}

export const path = (data: string, fill: string, more = ""): Markup =>
  `<path d="${data}" fill="${fill}"${more && ` ${more}`}/>`;

/** Inherits round caps and no fill from the root. */
export const line = (data: string, color: string, width: number): Markup =>
  `<path d="${data}" stroke="${color}" stroke-width="${width}"/>`;

export const ellipse = (cx: number, cy: number, rx: number, ry: number, fill: string, more = ""): Markup =>
  `<ellipse cx="${short(cx)}" cy="${short(cy)}" rx="${short(rx)}" ry="${short(ry)}" fill="${fill}"${more && ` ${more}`}/>`;

export const circle = (cx: number, cy: number, r: number, fill: string, more = ""): Markup =>
  `<circle cx="${short(cx)}" cy="${short(cy)}" r="${short(r)}" fill="${fill}"${more && ` ${more}`}/>`;

export const group = (attributes: string, content: Markup): Markup => `<g ${attributes}>${content}</g>`;

/** The content and its reflection about the axis. */
export const mirrored = (content: Markup): Markup =>
  content && `${content}<g transform="matrix(-1 0 0 1 ${WIDTH} 0)">${content}</g>`;

/** The content clipped to a shape. Ids must be unique within a picture. */
export const clipped = (id: string, shape: string, content: Markup): Markup =>
  content && `<clipPath id="${id}"><path d="${shape}"/></clipPath>${group(`clip-path="url(#${id})"`, content)}`;
