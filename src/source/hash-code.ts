import { sha256 } from "./code-facts.ts";
import type { CodeUnit, UnreadableCode } from "./code-units.ts";
import { findComponents } from "./components.ts";

/** What a unit's code comes to with everything that it reaches. */
export interface CodeVersion {
  /** SHA-256 (hex). */
  readonly hash: string;
  /** The packages that it reaches. */
  readonly packages: ReadonlySet<string>;
  /** It, or what it reaches, asks for the context of its node. */
  readonly asksContext: boolean;
  readonly unreadable: ReadonlySet<UnreadableCode>;
}

/** Hashes units together with all that they reach; code that refers to itself in circles is taken as one. */
export function hashCode(roots: readonly CodeUnit[]): ReadonlyMap<CodeUnit, CodeVersion> {
  const known = new Map<CodeUnit, CodeVersion>();
  for (const component of findComponents(roots, linkedUnits)) {
    const circle = new Set(component);
    const reached = component.flatMap((unit) => linkedUnits(unit).flatMap((linked) => known.get(linked) ?? []));
    const common: Omit<CodeVersion, "hash"> = {
      packages: join([...component, ...reached].map(({ packages }) => packages)),
      asksContext: component.some((unit) => unit.asksContext) || reached.some((version) => version.asksContext),
      unreadable: join([...component, ...reached].map(({ unreadable }) => unreadable)),
    };
    const hashes = component.map((unit) => hashMember(unit, circle, known));
    component.forEach((unit, place) => known.set(unit, { hash: hashes[place] ?? "", ...common }));
  }
  return known;
}

/** Most code adds nothing to what one other piece of it has. */
function join<T>(parts: readonly (ReadonlySet<T> | readonly T[])[]): ReadonlySet<T> {
  const filled = parts.filter((part) => (part instanceof Set ? part.size : (part as readonly T[]).length) > 0);
  const [only] = filled;
  if (filled.length === 1 && only instanceof Set) return only as ReadonlySet<T>;
  return filled.length === 0 ? none : new Set(filled.flatMap((part) => [...part]));
}

const none: ReadonlySet<never> = new Set();

export function linkedUnits({ links }: CodeUnit): readonly CodeUnit[] {
  return [...links.values()].filter((link) => typeof link !== "string");
}

/** Walks the circle from one member, numbering the others as they are met, so that the same circle gives the same text. */
function hashMember(start: CodeUnit, circle: ReadonlySet<CodeUnit>, known: ReadonlyMap<CodeUnit, CodeVersion>): string {
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
