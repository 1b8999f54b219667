/** The beginning of a text, with an ellipsis where it goes on; a pair of surrogates is not torn apart. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  const last = text.charCodeAt(most - 1);
  const end = last >= 0xd8_00 && last <= 0xdb_ff ? most - 1 : most;
  return `${text.slice(0, end)}…`;
}
