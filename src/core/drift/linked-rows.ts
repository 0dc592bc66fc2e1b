import type { DatabaseKind, Snapshot } from '#src/core/model.ts'

type Ids = ReadonlySet<string>

/**
 * Answers which rows of another kind are linked to a row. A row whose relation is lost may be linked to any; null: kinds between
 * which links are not followed, so that any row may be linked to any.
 * @param lostIn the ids of the rows for which a column, as `kind/field`, is lost
 */
export function linkedRows(
  snapshot: Snapshot,
  lostIn: (column: string) => Ids,
): (kind: DatabaseKind, id: string, other: DatabaseKind) => readonly string[] | null {
  const { objectives: _, keyResults, initiatives, decisions } = snapshot
  const of = <Row extends { readonly id: string }>(
    rows: readonly Row[],
    linked: (row: Row) => readonly string[],
    loose: readonly string[] = [],
  ) => ({
    out: new Map(rows.map((row) => [row.id, linked(row)])),
    back: Map.groupBy(
      rows.flatMap((row) => linked(row).map((to) => ({ to, from: row.id }))),
      ({ to }) => to,
    ),
    loose: loose.flatMap((column) => [...lostIn(column)]),
  })
  const place = of(keyResults, (row) => row.objectives, ['keyResults/objectives', 'keyResults/objective'])
  const served = of(initiatives, (row) => row.keyResults, ['initiatives/keyResults'])
  const decided = of(keyResults, (row) => row.decisions, ['keyResults/decisions'])
  const about = of(decisions, (row) => row.keyResults)
  const aboutWork = of(decisions, (row) => row.initiatives)
  const to = (links: typeof place, id: string) => links.out.get(id) ?? []
  const from = (links: typeof place, id: string) => [
    ...(links.back.get(id) ?? []).map((link) => link.from),
    ...links.loose,
  ]
  const superseded = of(decisions, (row) => row.supersedes)
  /** Those of a decision and of what it supersedes, directly or not. */
  const keyResultsOf = (decision: string) => {
    const chain = new Set([decision])
    for (const each of chain) for (const earlier of to(superseded, each)) chain.add(earlier)
    return [...chain].flatMap((each) => [...to(about, each), ...from(decided, each)])
  }
  return (kind, id, other) => {
    switch (`${kind} ${other}` as const) {
      case 'keyResults objectives':
        return to(place, id)
      case 'objectives keyResults':
        return from(place, id)
      case 'initiatives keyResults':
        return to(served, id)
      case 'keyResults initiatives':
        return from(served, id)
      case 'decisions keyResults':
        return keyResultsOf(id)
      case 'decisions initiatives':
        return [...to(aboutWork, id), ...keyResultsOf(id).flatMap((each) => from(served, each))]
      default:
        return null
    }
  }
}
