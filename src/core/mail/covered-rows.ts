import type { Evaluation } from '#src/core/evaluation.ts'
import type { Snapshot } from '#src/core/model.ts'

/** The rows of a snapshot that an evaluation is left with once it was cut to what a reader may see. */
export function coveredRows(
  snapshot: Snapshot,
  { objectives, keyResults, initiatives, decisions }: Evaluation,
): Snapshot {
  const seen = new Set([...objectives, ...keyResults, ...initiatives, ...decisions].map(({ id }) => id))
  const only = <Row extends { readonly id: string }>(rows: readonly Row[]) =>
    rows.filter(({ id }) => seen.has(id))
  return {
    ...snapshot,
    objectives: only(snapshot.objectives),
    keyResults: only(snapshot.keyResults),
    initiatives: only(snapshot.initiatives),
    decisions: only(snapshot.decisions),
  }
}
