import { THEME } from "./colors.ts";
import { rawHtml } from "./text/html.ts";
import { FONT } from "./text/width.ts";

/** Grafana's grid: the height of a row, and the distance between two. */
export const ROW_PX = 30;
export const GAP_PX = 8;
/** Around all panels. */
export const MARGIN_PX = 16;

/** Close to Grafana's dark theme. */
export const STYLE = rawHtml(`
*{box-sizing:border-box}
body{margin:0;padding:${MARGIN_PX}px;background:${THEME.page};color:${THEME.text};font:14px/1.4 ${FONT}}
h1{font-size:20px;font-weight:500;margin:0}
h3,.row{font-size:14px;font-weight:500;margin:0;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.top{display:flex;align-items:baseline;gap:16px;margin-bottom:10px}
.top p{margin:0;color:${THEME.faint};flex:1}
.selections{display:flex;flex-wrap:wrap;gap:8px;margin-bottom:10px;font-size:12px}
.selection{display:inline-flex;border:1px solid ${THEME.frame};border-radius:2px}
.selection b,.selection span{padding:4px 8px}
.selection b{font-weight:500;background:${THEME.panel}}
.selection i,.legend i{display:inline-block;width:14px;height:4px;border-radius:2px;margin-right:6px;vertical-align:middle}
.grid{display:grid;grid-template-columns:repeat(24,minmax(0,1fr));grid-auto-rows:${ROW_PX}px;gap:${GAP_PX}px}
.row{align-self:center;font-size:16px}
.row::before{content:"";display:inline-block;border:5px solid transparent;border-top-color:currentColor;margin:0 8px -3px 2px}
.panel{background:${THEME.panel};border:1px solid ${THEME.frame};border-radius:2px;overflow:hidden;min-width:0}
.panel header{height:32px;padding:0 8px;display:flex;align-items:center;gap:6px;white-space:nowrap}
.icon{color:${THEME.faint};display:block;flex:none}
.missing{margin-left:auto;color:${THEME.error};font-size:12px;overflow:hidden;text-overflow:ellipsis}
.body{padding:0 8px 8px;overflow:hidden}
.body svg{display:block}
.nothing{color:${THEME.error};font-size:18px;text-align:center;padding-top:8px}.nothing.expected{color:${THEME.text}}.nothing small{display:block;font-size:12px;color:${THEME.faint}}
.error{color:${THEME.error};font-size:12px;overflow-wrap:anywhere}.error p{margin:0 0 6px}
.legend{display:flex;flex-wrap:wrap;font-size:12px;padding-top:2px}
.entry{height:20px;padding-right:12px;white-space:nowrap}
.more{color:${THEME.faint};font-size:12px}
.cells{display:flex;flex-wrap:wrap;gap:8px;justify-content:center}
.stat{position:relative;display:flex;align-items:center;justify-content:center;text-align:center;border-radius:2px}
.stat .front{position:relative;line-height:1.15}.stat .name{color:${THEME.text}}.stat .value{font-weight:500;white-space:nowrap}
.gauge{text-align:center}.gauge .name{line-height:22px;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.bars{display:flex;flex-direction:column;font-size:13px}
.bar{display:flex;align-items:center;gap:8px}
.bar .name{text-align:right;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}.bar .value{text-align:left;white-space:nowrap}
.track{flex:1;height:100%;background:${THEME.grid};border-radius:2px}.track div{height:100%;border-radius:2px}
.scale{display:flex;align-items:center;gap:8px;font-size:11px;color:${THEME.faint};height:34px}.scale i{width:220px;height:8px}
table{width:100%;border-collapse:collapse;table-layout:fixed;font-size:13px}
th,td{height:36px;padding:0 8px;text-align:left;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
tr{border-bottom:1px solid ${THEME.frame}}th{color:#6e9fff;font-weight:500}.number{text-align:right}
table+.more{padding:9px 8px}
footer{color:${THEME.faint};font-size:11px;margin-top:10px}
`);
