import { sha256 } from "./code-facts.ts";
import type { CodeUnit } from "./code-units.ts";
import { findComponents } from "./components.ts";

/** What a unit's code comes to with everything that it reaches. */
export interface CodeVersion {
  /** SHA-256, the first 16 hexadecimal digits. */
  readonly hash: string;
  /** The packages that it reaches, sorted. */
  readonly packages: readonly string[];
  /** It, or what it reaches, asks for the context of its node. */
  readonly scoped?: true;
}

interface Known {
  readonly hash: string;
  readonly packages: ReadonlySet<string>;
  readonly asksContext: boolean;
}

/** Hashes units together with all that they reach; code that refers to itself in circles is taken as one. */
export function hashCode(roots: readonly CodeUnit[]): readonly CodeVersion[] {
  const known = new Map<CodeUnit, Known>();
  for (const component of findComponents(roots, linkedUnits)) {
    const packages = new Set<string>();
    let asksContext = false;
    for (const unit of component) {
      asksContext ||= unit.asksContext || linkedUnits(unit).some((linked) => known.get(linked)?.asksContext === true);
      for (const name of unit.packages) packages.add(name);
      for (const linked of linkedUnits(unit)) for (const name of known.get(linked)?.packages ?? []) packages.add(name);
    }
    const hashes = component.map((unit) => hashMember(unit, new Set(component), known));
    component.forEach((unit, index) => known.set(unit, { hash: hashes[index] ?? "", packages, asksContext }));
  }
  return roots.map((root) => {
    const { hash = "", packages = [], asksContext } = known.get(root) ?? {};
    return {
      hash: hash.slice(0, 16),
      packages: [...packages].toSorted(),
      ...(asksContext === true && { scoped: true as const }),
    };
  });
}

function linkedUnits({ links }: CodeUnit): readonly CodeUnit[] {
  return [...links.values()].filter((link) => typeof link !== "string");
}

/** Walks the circle from one member, numbering the others as they are met, so that the same circle gives the same text. */
function hashMember(start: CodeUnit, circle: ReadonlySet<CodeUnit>, known: ReadonlyMap<CodeUnit, Known>): string {
  const numbers = new Map([[start, 0]]);
  const lines: string[] = [];
  // A map may grow while it is walked.
  for (const unit of numbers.keys()) {
    lines.push(unit.digest);
    for (const [label, link] of unit.links) {
      if (typeof link === "string") lines.push(`${label}=${link}`);
      else if (!circle.has(link)) lines.push(`${label}=${known.get(link)?.hash}`);
      else {
        if (!numbers.has(link)) numbers.set(link, numbers.size);
        lines.push(`${label}#${numbers.get(link)}`);
      }
    }
  }
  return sha256(lines.join("\n"));
}
