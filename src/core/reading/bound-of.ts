/**
 * What the bound of a Target such as `<200ms` says about its direction: with a baseline on the other side of it the value is to
 * get there, and the two numbers say so themselves; else it is to be kept.
 */
export function boundOf(
  bound: 'at_most' | 'at_least' | null,
  { baseline, target }: { readonly baseline: number | null; readonly target: number | null },
): 'at_most' | 'at_least' | null {
  if (bound === null || target === null) return null
  if (baseline === null) return bound
  const isOutside = bound === 'at_most' ? baseline > target : baseline < target
  return isOutside ? null : bound
}
