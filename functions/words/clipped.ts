/** A text of at most so many signs (UTF-16 units, as the schema counts); what is cut off shows as an ellipsis. */
export function clipped(text: string, signs: number): string {
  if (text.length <= signs) return text;
  // No half of a pair that is one sign.
  const kept = text.slice(0, signs - 1).replace(/[\uD800-\uDBFF]$/, '');
  return `${kept.trimEnd()}…`;
}
