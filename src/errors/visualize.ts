import type { Problem } from "../node.ts";
import { listNames } from "./format.ts";
import { suggestName } from "./nearest.ts";

/** Mistakes in what a picture is asked to show, and what is missing to draw it. */

export function pictureNameUnknown(option: string, name: string, known: Iterable<string>): Problem {
  return {
    code: "PICTURE_NAME_UNKNOWN",
    message: `\`${option}\` names "${name}", which is not in the graph.`,
    nodes: [name],
    hint: suggestName(name, known),
  };
}

export function pictureTagUnknown(option: string, tag: string, known: Iterable<string>): Problem {
  return {
    code: "PICTURE_TAG_UNKNOWN",
    message: `\`${option}\` names the tag "${tag}", which no node has.`,
    nodes: [],
    hint: suggestName(tag, known),
  };
}

export function pictureOptionUnknown(option: string, value: string, known: readonly string[]): Problem {
  return {
    code: "PICTURE_OPTION_UNKNOWN",
    message: `\`${option}\` cannot be "${value}".`,
    nodes: [],
    hint: suggestName(value, known),
  };
}

export function noPathBetween(from: string, to: string): Problem {
  return {
    code: "PICTURE_PATH_MISSING",
    message: `Nothing leads from "${from}" to "${to}".`,
    nodes: [from, to],
    hint: `Edges run from what is needed to what needs it: try the path from "${to}" to "${from}".`,
  };
}

export function pathOnlyWithoutPath(): Problem {
  return {
    code: "PICTURE_PATH_NOT_GIVEN",
    message: "`pathOnly` shows only a path, and no `path` is given.",
    nodes: [],
    hint: 'Say between which nodes: path: ["age", "predictions"].',
  };
}

export function colourInvalid(node: string, part: string, colour: string): Problem {
  return {
    code: "PICTURE_COLOUR_INVALID",
    message: `\`style\` gives "${node}" the ${part} "${colour}", which is no colour.`,
    nodes: [node],
    hint: "Write #rrggbb, #rgb or a colour's name.",
  };
}

export function formatNeedsMermaid(format: string): Problem {
  return {
    code: "PICTURE_FORMAT_NEEDS_MERMAID",
    message: `Only Mermaid draws ${format}.`,
    nodes: [],
    hint: `Ask for it with renderer: "mermaid" (it needs @mermaid-js/mermaid-cli and a Chromium), or choose svg or png.`,
  };
}

export function formatNotByMermaid(format: string, formats: readonly string[]): Problem {
  return {
    code: "PICTURE_FORMAT_NOT_BY_MERMAID",
    message: `The renderer "mermaid" does not draw ${format}.`,
    nodes: [],
    hint: `It draws ${listNames(formats)}. Leave the renderer out for ${format}.`,
  };
}

export function drawingPackageMissing(name: string): Problem {
  return {
    code: "PICTURE_PACKAGE_MISSING",
    message: `The package "${name}" is not there, and this picture needs it.`,
    nodes: [],
    hint: `Bundles leave it out: install eponym beside the bundle, or ask for format "mermaid" or "dot".`,
  };
}

export function mermaidCliMissing(): Problem {
  return {
    code: "MERMAID_CLI_MISSING",
    message: "The package @mermaid-js/mermaid-cli is not installed, or its peer puppeteer is not.",
    nodes: [],
    hint: "Install it: npm install --save-dev @mermaid-js/mermaid-cli puppeteer. Or leave the renderer out: svg and png need neither it nor a browser.",
  };
}

export function chromiumMissing(): Problem {
  return {
    code: "CHROMIUM_MISSING",
    message: "No Chromium was found for Mermaid to draw in.",
    nodes: [],
    hint: "Install Chromium or Google Chrome (on Debian: apt-get install chromium), or name the program in EPONYM_CHROMIUM. Or leave the renderer out: svg and png need no browser.",
  };
}

export function chromiumNotThere(variable: string, path: string): Problem {
  return {
    code: "CHROMIUM_NOT_THERE",
    message: `${variable} names ${path}, which is no program.`,
    nodes: [],
    hint: `Set ${variable} to the path of Chromium or Google Chrome, or unset it to have one looked for.`,
  };
}

export function mermaidFailed(told: string): Problem {
  return {
    code: "MERMAID_FAILED",
    message: `Mermaid did not draw the picture: ${told}`,
    nodes: [],
    hint: "Leave the renderer out to draw it with Graphviz.",
  };
}

export function graphvizFailed(told: string): Problem {
  return {
    code: "GRAPHVIZ_FAILED",
    message: `Graphviz did not lay out the picture: ${told}`,
    nodes: [],
    hint: "Show less of the graph, with `outputs`, `upstreamOf` or `tags`.",
  };
}
