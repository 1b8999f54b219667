import { pairInvalid } from "../errors/cli.ts";
import { DataflowError } from "../errors/dataflow-error.ts";
import type { Direction, Format, Renderer, VisualizeOptions } from "../visualize/options.ts";
import { visualizeGraph } from "../visualize/visualize-graph.ts";
import type { Io } from "./io.ts";
import { formatOf } from "./picture-format.ts";
import { findFiles } from "./project/find-files.ts";
import { readGraph } from "./project/read-graph.ts";
import { readTags } from "./request/read-tags.ts";
import { writeFile } from "./write-file.ts";

export interface VisualizeFilesOptions {
  readonly format?: string;
  readonly output?: string;
  readonly outputs?: readonly string[];
  readonly config?: readonly string[];
  readonly renderer?: string;
  readonly colorBy?: string;
  readonly path?: readonly string[];
  readonly pathOnly?: true;
  readonly upstreamOf?: readonly string[];
  readonly downstreamOf?: readonly string[];
  readonly tag?: readonly string[];
  readonly direction?: string;
  readonly groupBy?: string;
  readonly title?: string;
  readonly variants?: true;
  readonly legend: boolean;
  readonly hideInputs?: true;
  readonly hideTypes?: true;
  readonly hideTags?: true;
  readonly hideChecks?: true;
}

/** Draws source files into a file or to the standard output. */
export async function visualizeFiles(named: readonly string[], options: VisualizeFilesOptions, io: Io): Promise<void> {
  const { output, config, tag, path, format, renderer, direction, groupBy, ...same } = options;
  // What the choices are is checked where the picture is made.
  const picture: VisualizeOptions = {
    ...same,
    format: (format ?? (output === undefined ? "svg" : formatOf(output))) as Format,
    ...(renderer !== undefined && { renderer: renderer as Renderer }),
    ...(direction !== undefined && { direction: direction as Direction }),
    ...(groupBy !== undefined && { groupBy: groupBy as "module" }),
    ...(path !== undefined && { path: readPath(path) }),
    ...(tag !== undefined && { tags: readDrawnTags(tag) }),
    root: io.cwd,
  };
  const { graph } = readGraph(io.cwd, await findFiles(io.cwd, named), config);
  const drawn = await visualizeGraph(graph, picture);
  if (output === undefined) io.out.write(drawn);
  else {
    writeFile(io.cwd, output, drawn);
    io.error.write(`wrote ${output}\n`);
  }
}

function readPath(names: readonly string[]): readonly [string, string] {
  const [from, to, ...rest] = names;
  if (from === undefined || to === undefined || rest.length > 0)
    throw new DataflowError([pairInvalid("--path", names.join(","), "--path from,to")]);
  return [from, to];
}

/** A picture asks for a key alone by `true`. */
function readDrawnTags(tags: readonly string[]): NonNullable<VisualizeOptions["tags"]> {
  return Object.fromEntries(Object.entries(readTags(tags)).map(([key, value]) => [key, value ?? true]));
}
