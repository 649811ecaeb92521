import { format } from "echarts/core";

/** Fonts with Arial's metrics: screenshots are the same on every machine. */
export const FONT = "Liberation Sans, Arial, Helvetica, sans-serif";

/** The approximate width of a text at a font size, in pixels. */
export const widthOf = (text: string, size: number): number => format.getTextRect(text, `${size}px ${FONT}`).width;
