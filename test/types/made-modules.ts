/** The source text of modules that are made to measure types by. */

/** A module of a graph in layers: three parameters a node, among them an input for about one node in twenty, and nodes of modules before it. */
export function layeredModule(size: number, place = 0): string {
  return lines(size, (node) => {
    const upstream = [1, 2, 3].map((step) => (node < 10 ? undefined : node - 10 + ((node * step) % 10)));
    const names = upstream.map((from, slot) =>
      from === undefined || (node % 20 === 0 && slot === 0) ? undefined : nodeName(place, from),
    );
    if (place > 0 && node % 10 === 0) names[2] = nodeName(place - 1, size - 1 - (node % size));
    return declare(
      nodeName(place, node),
      names.map((name, slot) => name ?? `input${place}_${Math.floor(node / 20)}_${slot === 0 ? 0 : 1}`),
    );
  });
}

/** A module of a chain: each function takes the one before it, the first an input. */
export function chainModule(size: number): string {
  return lines(size, (node) => declare(nodeName(0, node), [node === 0 ? "start" : nodeName(0, node - 1)]));
}

/** Every `step`th link of a chain, from the `first` on; the other links are in other modules. */
export function zigzagModule(first: number, step: number, length: number): string {
  return lines(Math.ceil((length - first) / step), (turn) => {
    const link = first + turn * step;
    return declare(`link${link}`, [link === 0 ? "start" : `link${link - 1}`, `extra${first}`]);
  });
}

export function nodeName(place: number, node: number): string {
  return `node${place}_${node}`;
}

function declare(name: string, parameters: readonly string[]): string {
  const unique = [...new Set(parameters)];
  return `export function ${name}(${unique.map((parameter) => `${parameter}: number`).join(", ")}): number { return ${unique.join(" + ")}; }`;
}

function lines(count: number, make: (place: number) => string): string {
  return `${Array.from({ length: count }, (_, place) => make(place)).join("\n")}\n`;
}
