import type { KeyResultResult } from '#src/core/evaluation.ts'
import type { DecisionStand, History } from '#src/core/history.ts'
import type { Day, Decision, Initiative, Snapshot } from '#src/core/model.ts'
import { localDay } from '#src/core/time/local-day.ts'
import type { DecisionLinks } from './decision-links.ts'
import type { DecidedKeyResult } from './decision-stands.ts'
import type { RowHistory } from './row-history.ts'

/** A decision that is linked to more key results is compared with the first ones alone. */
const MOST_KEY_RESULTS = 10

/** What the decisions of a snapshot are judged by, beside their own rows. */
export interface DecisionScene {
  readonly links: DecisionLinks
  readonly results: ReadonlyMap<string, KeyResultResult>
  readonly initiatives: ReadonlyMap<string, Initiative>
  /** The key results that it is about and that were read, at most ten. */
  subjects(decision: Decision): readonly DecidedKeyResult[]
  /** What is remembered of its key results. */
  stands(decision: Decision): readonly DecisionStand[]
  /** Titles of initiatives and key results, by their ids. */
  readonly titles: ReadonlyMap<string, string>
  /** The day of the first sight of a state of that page; null: it is not there. */
  seenOn(pageId: string, what: 'decided' | 'done'): Day | null
}

/** Lays out once what all decisions have in common. */
export function decisionScene(input: {
  readonly snapshot: Snapshot
  readonly history: Pick<History, 'stands'>
  readonly results: ReadonlyMap<string, KeyResultResult>
  readonly historyOf: (pageId: string) => RowHistory
  readonly links: DecisionLinks
  readonly timezone: string
}): DecisionScene {
  const { snapshot, results, historyOf, links } = input
  const { keyResults, initiatives, decisions } = snapshot
  const about = new Set(decisions.flatMap((decision) => links.keyResultsOf(decision)))
  const rows = new Map(keyResults.flatMap((row) => (about.has(row.id) ? [[row.id, row] as const] : [])))
  const serving = Map.groupBy(
    initiatives.flatMap((initiative) =>
      initiative.keyResults.flatMap((id) => (about.has(id) ? { id, initiative } : [])),
    ),
    ({ id }) => id,
  )
  const stands = Map.groupBy(input.history.stands, ({ decisionId }) => decisionId)
  const titled = about.size === 0 ? [] : [...initiatives, ...rows.values()]
  return {
    links,
    results,
    initiatives: new Map(initiatives.map((row) => [row.id, row])),
    subjects: (decision) =>
      links
        .keyResultsOf(decision)
        .filter((id) => rows.has(id))
        .slice(0, MOST_KEY_RESULTS)
        .flatMap((id): DecidedKeyResult[] => {
          const keyResult = rows.get(id)
          const result = results.get(id)
          if (keyResult === undefined || result === undefined) return []
          const own = (serving.get(id) ?? []).map(({ initiative }) => initiative)
          return [{ keyResult, result, days: historyOf(id).days, initiatives: own }]
        }),
    stands: ({ id }) => stands.get(id) ?? [],
    titles: new Map(titled.map(({ id, title }) => [id, title])),
    seenOn(pageId, what) {
      const since = historyOf(pageId).sighting(what)?.since
      return since === undefined ? null : localDay(since, input.timezone)
    },
  }
}
