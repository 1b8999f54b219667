const longest = 40;
const secretWords = new Set([
  "secret",
  "secrets",
  "token",
  "password",
  "passwd",
  "passphrase",
  "pwd",
  "credential",
  "credentials",
  "auth",
  "authorization",
  "bearer",
  "apikey",
  "pin",
  "salt",
  "dsn",
]);
const secretPairs = /\b(?:api|access|private|secret|signing|encryption|account|master) keys?\b/;
const secretValues =
  /^(?:sk|pk|rk)[-_]|^gh[opsu]_|^github_pat_|^xox[abprs]-|^AKIA|^eyJ|^-----BEGIN|^Bearer |:\/\/[^/\s]*:[^/\s]*@/;

/** A config value as a picture may show it: in full where it is short and harmless, else only what it is. */
export function showValue(key: string, value: unknown): string {
  if (looksSecret(key, value)) return "hidden";
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return `list of ${value.length}`;
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") return typeof value;
  const text = String(value);
  if (text.length > longest) return `${typeof value} of ${text.length} characters`;
  return typeof value === "string" ? JSON.stringify(value) : text;
}

function looksSecret(key: string, value: unknown): boolean {
  const words = key
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z\d]+/);
  return (
    words.some((word) => secretWords.has(word)) ||
    secretPairs.test(words.join(" ")) ||
    (typeof value === "string" && secretValues.test(value))
  );
}
