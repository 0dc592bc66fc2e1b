import type { Evaluation, KeyResultResult } from '#src/core/evaluation.ts'
import type { KeyResultDay } from '#src/core/history.ts'
import type { Day, Instant, Status } from '#src/core/model.ts'
import { statusInForce } from '#src/core/rows/status-in-force.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { systemNames } from '#src/core/words/outage-in-words.ts'
import type { Outage } from '#src/core/work/outages.ts'

/** What eng ops hears of a source: that it fails, or that it answers again. */
export interface OutageNotice {
  /** `Linear`, or `Linear and GitHub`. */
  readonly source: string
  readonly isSeveral: boolean
  readonly since: Instant
  /** null: it still fails. */
  readonly until: Instant | null
  /** true: it does not pass by itself. */
  readonly isRefused: boolean
  /** What the source said; empty: not known. */
  readonly said: string
  /** While it fails every key result that is held; afterwards those whose status is another now. */
  readonly rows: readonly OutageRow[]
  /** How many key results were or are held by it. */
  readonly held: number
  readonly asOf: Instant
  readonly today: Day
  readonly sentTo: readonly string[]
}

interface OutageRow {
  readonly title: string
  readonly url: string
  /** In force now, and while it failed. */
  readonly status: Status
  readonly before: Status
  /** The day of the value; null: none is known. */
  readonly dataAsOf: Day | null
}

/** The notice of a source that fails. */
export function outageNotice(input: {
  readonly outage: Outage
  readonly evaluation: Evaluation
  readonly sentTo: readonly string[]
}): OutageNotice {
  const { outage, evaluation, sentTo } = input
  const held = evaluation.keyResults.filter((result) => result.outage?.systems.includes(outage.system))
  return {
    source: systemNames([outage.system]),
    isSeveral: false,
    since: outage.since,
    until: null,
    isRefused: outage.isRefused,
    said: cleanText(outage.said, 600),
    rows: held.map((result) => rowOf(result, statusInForce(result))),
    held: held.length,
    asOf: evaluation.asOf,
    today: evaluation.today,
    sentTo,
  }
}

/**
 * The notice that sources answer again, with what became of the rows since they failed.
 * @param input.days what was stored before this run, oldest first for each row
 */
export function restoredNotice(input: {
  readonly restored: readonly Pick<Outage, 'system' | 'since'>[]
  readonly evaluation: Evaluation
  readonly days: readonly KeyResultDay[]
  readonly sentTo: readonly string[]
}): OutageNotice {
  const { restored, evaluation, days, sentTo } = input
  const { seen } = evaluation.remember
  const back = new Set(seen.flatMap(({ what, pageId }) => (what === 'source_restored' ? pageId : [])))
  const held = evaluation.keyResults.filter(({ id }) => back.has(id))
  const last = new Map(days.map((day) => [day.keyResultId, day.overruled ?? day.status]))
  const rows = held.map((result) => rowOf(result, last.get(result.id) ?? 'unknown'))
  const [first = evaluation.asOf] = restored.map(({ since }) => since).toSorted()
  return {
    source: systemNames(restored.map(({ system }) => system)),
    isSeveral: restored.length > 1,
    since: first,
    until: evaluation.asOf,
    isRefused: false,
    said: '',
    rows: rows.filter(({ status, before }) => status !== before),
    held: held.length,
    asOf: evaluation.asOf,
    today: evaluation.today,
    sentTo,
  }
}

function rowOf(result: KeyResultResult, before: Status): OutageRow {
  return {
    title: cleanText(result.title, 100) || 'A key result without a title',
    url: result.url,
    status: statusInForce(result),
    before,
    dataAsOf: result.dataAsOf,
  }
}
