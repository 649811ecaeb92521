import { format } from "echarts/core";

/** Arial's metrics, which free fonts share: pictures look alike everywhere. */
export const FONT = "Liberation Sans, Arial, Helvetica, sans-serif";

/** About how many pixels a text is wide at a size of so many pixels. */
export const widthOf = (text: string, size: number): number => format.getTextRect(text, `${size}px ${FONT}`).width;
