/** The page's look, light or dark as the reader's system is; boxes stay light, so that their colours mean the same in both. */
export const pageStyle = `
:root { --paper: #ffffff; --side: #f6f7f9; --ink: #1f2933; --quiet: #52606d; --line: #d5dae1; --accent: #1f6fb2; --arrow: #7b8794; color-scheme: light; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #14181d; --side: #1c2229; --ink: #e8ecf1; --quiet: #a9b4c0; --line: #37414c; --accent: #7cbcf5; --arrow: #8f9baa; color-scheme: dark; }
  svg .cluster path { fill: var(--side); stroke: var(--line); }
  svg .cluster path[stroke-dasharray] { stroke: #3aa9cb; }
  svg .cluster text { fill: var(--quiet); }
}
* { box-sizing: border-box; }
html, body { height: 100%; margin: 0; }
body { display: grid; grid-template: auto 1fr auto / 1fr auto; background: var(--paper); color: var(--ink); font: 14px/1.45 system-ui, Arial, sans-serif; }
header { grid-column: 1 / -1; display: flex; flex-wrap: wrap; gap: 8px 14px; align-items: center; padding: 8px 14px; border-bottom: 1px solid var(--line); }
h1 { font-size: 16px; margin: 0; }
header .count { color: var(--quiet); }
header .search { position: relative; margin-left: auto; }
input { width: min(320px, 60vw); padding: 6px 10px; font: inherit; color: inherit; background: var(--side); border: 1px solid var(--line); border-radius: 6px; }
button { font: inherit; color: inherit; background: var(--side); border: 1px solid var(--line); border-radius: 6px; padding: 5px 10px; cursor: pointer; }
button:hover { border-color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
#results { position: absolute; z-index: 2; right: 0; top: calc(100% + 4px); width: min(420px, 90vw); max-height: 60vh; overflow: auto; margin: 0; padding: 4px; list-style: none; background: var(--paper); border: 1px solid var(--line); border-radius: 8px; box-shadow: 0 6px 24px rgb(0 0 0 / 0.18); }
#results:empty { display: none; }
#results button { width: 100%; text-align: left; border: 0; background: none; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
#results button:hover, #results button:focus { background: var(--side); }
#results small, aside small { color: var(--quiet); }
#picture { position: relative; overflow: hidden; min-height: 0; }
#picture svg { position: absolute; inset: 0; width: 100%; height: 100%; touch-action: none; cursor: grab; user-select: none; }
#picture svg.dragging { cursor: grabbing; }
svg .node { cursor: pointer; }
svg .node:focus:not(:focus-visible) { outline: none; }
svg .edge path[stroke="#c5ccd6"], svg .edge polygon[stroke="#c5ccd6"] { stroke: var(--line); fill: var(--line); }
svg .edge path[stroke="#c5ccd6"] { fill: none; }
svg .edge path[stroke="#7b8794"] { stroke: var(--arrow); }
svg .edge polygon[fill="#7b8794"] { fill: var(--arrow); stroke: var(--arrow); }
svg.chosen .node:not(.near), svg.chosen .edge:not(.near), svg.found .node:not(.match) { opacity: 0.22; }
svg .node.self > path:first-of-type, svg .node.self > polygon:first-of-type { stroke-width: 4; }
svg .node.match > path:first-of-type, svg .node.match > polygon:first-of-type { stroke: var(--accent); stroke-width: 3.5; }
svg .edge.near path { stroke-width: 2; }
aside { width: min(360px, 90vw); overflow: auto; padding: 14px 16px; background: var(--side); border-left: 1px solid var(--line); overflow-wrap: anywhere; }
aside[hidden] { display: none; }
aside h2 { font-size: 17px; margin: 0 0 2px; }
aside h3 { font-size: 12px; margin: 14px 0 4px; color: var(--quiet); font-weight: 600; }
aside p { margin: 4px 0; white-space: pre-wrap; }
aside code { font: 12.5px/1.4 ui-monospace, Consolas, monospace; }
aside ul { margin: 0; padding: 0; list-style: none; }
aside li { padding: 1px 0; }
aside a { color: var(--accent); }
aside .close { float: right; }
aside .tag { display: inline-block; margin: 2px 4px 2px 0; padding: 1px 8px; border: 1px solid var(--line); border-radius: 10px; background: var(--paper); }
footer { grid-column: 1 / -1; display: flex; gap: 14px; align-items: center; padding: 2px 14px 2px 4px; border-top: 1px solid var(--line); overflow: hidden; }
footer svg { flex: none; width: auto; max-height: 38px; }
footer .keys { margin-left: auto; color: var(--quiet); white-space: nowrap; font-size: 12px; }
@media (max-width: 700px) { footer .keys { display: none; } aside { position: fixed; right: 0; bottom: 0; max-height: 55vh; } }
`;
