import type { CodePart, CodeRecord } from "./entry.ts";
import type { Change } from "./explanation.ts";

/** What makes one code version another than an earlier one. */
export function compareCode(before: CodeRecord | undefined, now: CodeRecord): readonly Change[] {
  if (before === undefined) return [{ kind: "code", what: "the code" }];
  const changes = [...compareTags(before, now), ...compareParts(before, now), ...comparePackages(before, now)];
  return changes.length > 0 ? changes : [{ kind: "parameters", what: "how the node is made" }];
}

function compareTags({ tag: before }: CodeRecord, { tag: now }: CodeRecord): readonly Change[] {
  if (before === now) return [];
  const texts = { ...(before !== undefined && { before }), ...(now !== undefined && { after: now }) };
  return [{ kind: "version", what: "the version tag", ...texts }];
}

function compareParts(before: CodeRecord, now: CodeRecord): readonly Change[] {
  const label = ({ name, file }: CodePart): string => `${file} ${name}`;
  const earlier = new Map(before.parts.map((part) => [label(part), part]));
  const later = new Map(now.parts.map((part) => [label(part), part]));
  const changed = now.parts.flatMap((part): readonly Change[] => {
    const old = earlier.get(label(part));
    if (old?.hash === part.hash) return [];
    return [describePart(part, old, part)];
  });
  const removed = before.parts
    .filter((part) => !later.has(label(part)))
    .map((part) => describePart(part, part, undefined));
  return [...changed, ...removed];
}

function describePart({ name, file }: CodePart, before: CodePart | undefined, now: CodePart | undefined): Change {
  return {
    kind: "code",
    what: `${name} (${file})`,
    ...(before?.text !== undefined && { before: before.text }),
    ...(now?.text !== undefined && { after: now.text }),
  };
}

function comparePackages({ packages: before }: CodeRecord, { packages: now }: CodeRecord): readonly Change[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])].toSorted();
  return names.flatMap((name): readonly Change[] => {
    const [was, is] = [before[name], now[name]];
    if (was === is) return [];
    return [
      {
        kind: "package",
        what: `the package ${name}`,
        ...(was !== undefined && { before: was }),
        ...(is !== undefined && { after: is }),
      },
    ];
  });
}
