import { GRAVEST_FIRST } from '#src/core/advice/at-risk.ts'
import type { KeyResultResult } from '#src/core/evaluation.ts'
import type { InitiativeResult } from '#src/core/initiative-result.ts'
import { type InitiativeLine, initiativeLines } from '#src/core/mail/initiative-line.ts'
import type { Day, Period, Risk, Status } from '#src/core/model.ts'
import { statusInForce } from '#src/core/rows/status-in-force.ts'
import { cleanText } from '#src/core/words/clean-text.ts'

/** A key result that an initiative serves, with the status in force. */
export interface ServedLine {
  readonly title: string
  readonly status: Status
  readonly risk: Risk
}

/** A running initiative as the weekly update shows it. */
export interface UpdateLine extends InitiativeLine {
  readonly timeline: Period | null
  /** Running key results that it serves, the gravest first. */
  readonly serves: readonly ServedLine[]
  /** The gravest risk among them; `none` where it serves none. */
  readonly risk: Risk
}

/** Running initiatives by their health, the worst first; of each health those that serve what is most at risk. */
export function updateLines(
  initiatives: readonly InitiativeResult[],
  keyResults: readonly KeyResultResult[],
  today: Day,
): readonly UpdateLine[] {
  const results = new Map(initiatives.map((initiative) => [initiative.id, initiative]))
  const served = servedLines(keyResults)
  const lines = initiativeLines(initiatives, today).map((line): UpdateLine => {
    const result = results.get(line.id)
    const serves = served(result?.keyResults ?? [])
    return { ...line, timeline: result?.timeline ?? null, serves, risk: serves[0]?.risk ?? 'none' }
  })
  return [...Map.groupBy(lines, ({ health }) => health).values()].flatMap((alike) =>
    alike.toSorted(gravestFirst),
  )
}

/** Answers which key results that run are among the ids, the gravest first. */
export function servedLines(
  keyResults: readonly KeyResultResult[],
): (ids: readonly string[]) => readonly ServedLine[] {
  const running = new Map(
    keyResults
      .filter(({ ended, state }) => !ended && state !== 'dropped' && state !== 'deferred')
      .map((result): [string, ServedLine] => [
        result.id,
        {
          title: cleanText(result.title, 80) || 'a key result without a title',
          status: statusInForce(result),
          risk: result.risk,
        },
      ]),
  )
  return (ids) => ids.flatMap((id) => running.get(id) ?? []).toSorted(gravestFirst)
}

/** The gravest first. */
export function gravestFirst(a: { readonly risk: Risk }, b: { readonly risk: Risk }): number {
  return GRAVEST_FIRST.indexOf(a.risk) - GRAVEST_FIRST.indexOf(b.risk)
}
