/** Puts texts in the same order in every language of the machine; days and moments in theirs. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
