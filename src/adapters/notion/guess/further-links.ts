import type { Candidate } from './candidate.ts'

/** A relation leads to one table, so that links to tables of one kind are kept in a column for each. */
export function isFurther(one: Candidate, { code, field, facts, value }: Candidate): boolean {
  const { leadsTo } = facts.property
  return (
    code === one.code &&
    field.kind === 'relation' &&
    value === 'for' &&
    leadsTo !== null &&
    one.facts.property.leadsTo !== null &&
    leadsTo !== one.facts.property.leadsTo
  )
}

/** The columns that hold the rest of a field's links, one for each table. */
export function furtherOf(
  first: Candidate,
  candidates: readonly Candidate[],
  taken: ReadonlySet<string>,
): readonly Candidate[] {
  const further: Candidate[] = []
  for (const each of candidates) {
    if (taken.has(each.facts.property.id)) continue
    if ([first, ...further].every((other) => isFurther(other, each))) further.push(each)
  }
  return further
}
