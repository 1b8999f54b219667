import { stripVTControlCharacters } from "node:util";
import type { FanProgress } from "./track-fan-outs.ts";
import type { Note, ProgressView } from "./track-progress.ts";

const [shortest, longest] = [6, 24];
/** Names of nodes are shown where at least so many characters of them fit. */
const leastNames = 8;
const wide =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6]|\p{Emoji_Presentation}/u;

/** One line that fits the width: a bar, counts, rate, times, and the names of what runs in what is left of it. */
export function printBar(view: ProgressView, width: number): string {
  const facts = listFacts(view);
  const bar = drawBar(view.fraction, Math.min(longest, Math.max(shortest, Math.floor(width / 5))));
  let line = "";
  for (const fact of [bar, ...facts]) {
    const longer = line === "" ? fact : `${line}  ${fact}`;
    if (textWidth(longer) <= width) line = longer;
  }
  const left = width - textWidth(line) - 2;
  const names = view.running.map(printRunning).join(", ");
  return names === "" || left < leastNames ? line : `${line}  ${cut(names, left)}`;
}

function listFacts({ fraction, done, total, fanOuts, rate, elapsedMs, remainingMs }: ProgressView): readonly string[] {
  return [
    printPercentage(fraction),
    `${done}/${total} ${total === 1 ? "node" : "nodes"}`,
    ...fanOuts.map(printFanOut),
    printTime(elapsedMs),
    ...(remainingMs === undefined ? [] : [`~${printTime(remainingMs)} left`]),
    ...(rate === undefined ? [] : [`${printRate(rate.perSecond)} ${rate.of}/s`]),
  ];
}

/** 100 % is kept for what is all done. */
export function printPercentage(fraction: number): string {
  return `${Math.floor(fraction * 100 + 1e-6)} %`;
}

function printFanOut({ fan, done, count }: FanProgress): string {
  return count === undefined ? `${fan} ${done}` : `${fan} ${done}/${count}`;
}

function printRunning({ node, calls, note }: ProgressView["running"][number]): string {
  if (calls > 1) return `${node} ×${calls}`;
  return note === undefined ? node : `${node} ${printNote(note)}`;
}

function printNote({ done, total, text }: Note): string {
  const count = total === undefined ? String(done) : `${done}/${total}`;
  return text === undefined || text === "" ? count : `${count} ${onOneLine(text)}`;
}

/** What a node says of itself must not move the cursor. */
function onOneLine(text: string): string {
  return stripVTControlCharacters(text)
    .replaceAll(/[\s\p{Cc}]+/gu, " ")
    .trim();
}

function printRate(perSecond: number): string {
  return perSecond >= 100 ? String(Math.round(perSecond)) : perSecond.toPrecision(2);
}

/** `0:07`, `12:30`, `1:02:03` */
export function printTime(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const pad = (part: number): string => String(part).padStart(2, "0");
  return hours === 0 ? `${minutes}:${pad(seconds % 60)}` : `${hours}:${pad(minutes)}:${pad(seconds % 60)}`;
}

function drawBar(fraction: number, width: number): string {
  const filled = Math.floor(Math.min(1, Math.max(0, fraction)) * width + 1e-6);
  return "█".repeat(filled) + "░".repeat(width - filled);
}

function cut(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  let result = "";
  let used = 1;
  for (const character of text) {
    used += textWidth(character);
    if (used > width) break;
    result += character;
  }
  return `${result}…`;
}

/** In columns of a terminal; where a rare character is taken for narrower than it is, the line wraps and is still written over. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += wide.test(character) ? 2 : 1;
  return width;
}
