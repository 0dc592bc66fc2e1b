import { compareTexts } from '#src/core/compare-texts.ts'
import type { DecisionResult, Lack } from '#src/core/decision-result.ts'
import type { Unreckonable } from '#src/core/drift/unreckonable.ts'
import type { Evaluation, KeyResultResult } from '#src/core/evaluation.ts'
import { linkedKeyResults } from '#src/core/letters/linked-key-results.ts'
import type { Day, Decision, Snapshot } from '#src/core/model.ts'
import type { DecisionLinks } from '#src/core/rows/decision-links.ts'
import { decisionStage } from '#src/core/rows/decision-stage.ts'
import { addDays } from '#src/core/time/day.ts'
import { lacksOf } from './lacks.ts'
import { type KindTimes, type OwnerTimes, timesByKind, timesByOwner } from './times-by.ts'

/** A decision has so many days to show in what it is about. */
const EFFECT_DAYS = 14

/** What is linked to nothing that goes on belongs to the log's figures for half a year. */
const KEPT_DAYS = 182

/** A decision that was made, stands, and has changed nothing. */
export interface WithoutEffect {
  readonly title: string
  readonly url: string
  readonly day: Day
  /** `unlinked`: it is about no key result and no initiative. */
  readonly because: 'unlinked' | 'not_yet'
}

/** Whether the decision log is kept so that it is of use. Whatever a lost column tells is null, and never 0. */
export interface LogQuality {
  /** Decisions that were made and stand. */
  readonly standing: number | null
  /** Those of them that lack nothing. */
  readonly complete: number | null
  /** How many of them lack what. */
  readonly lacking: Readonly<Record<Lack, number | null>>
  /** Open ones that no one person owns. */
  readonly openWithoutOwner: number | null
  /** Older than 14 days; the oldest first. */
  readonly withoutEffect: readonly WithoutEffect[] | null
  /** Goals that were changed in what no decision covers. */
  readonly undecided:
    | readonly { readonly title: string; readonly properties: readonly string[]; readonly day: Day }[]
    | null
  /** Together they are all that were made, whether they still stand or not. */
  readonly byKind: readonly KindTimes[] | null
  readonly byOwner: readonly OwnerTimes[] | null
}

const COLUMNS = {
  owner: 'owners',
  rationale: 'rationale',
  reversible: 'reversible',
  review_date: 'reviewDate',
} as const satisfies Readonly<Record<Lack, string>>

/** A decision with what the rules say of it. */
interface Judged {
  readonly row: Decision
  readonly result: DecisionResult
  readonly stage: ReturnType<typeof decisionStage>
  readonly isReplaced: boolean
}

/**
 * The figures of all decisions but those of cycles that are over, and those linked to nothing that goes on and older than half a
 * year. Status, Raised and Date have to be known.
 * @param input.dayOf the day on which a decision was made; null: not known
 * @returns null: which decisions are history cannot be told, since a column is lost
 */
export function logQuality(input: {
  readonly snapshot: Snapshot
  readonly evaluation: Pick<Evaluation, 'decisions' | 'keyResults' | 'today'>
  readonly lost: Unreckonable
  readonly links: DecisionLinks
  readonly dayOf: (decision: Decision) => Day | null
}): LogQuality | null {
  const { snapshot, evaluation, lost, links, dayOf } = input
  const isLost = lossOf(snapshot)
  if (
    lost.ofAny('keyResults.time').size > 0 ||
    isLost('decisions', 'keyResults', 'initiatives') ||
    isLost('keyResults', 'decisions') ||
    isLost('initiatives', 'status', 'keyResults')
  )
    return null

  const judged = judge(snapshot, evaluation, links, dayOf)
  const made = judged.filter(({ stage }) => stage === 'made')
  const results = made.map(({ result }) => result)
  const isFollowed = lost.ofAny('decisions.followed').size === 0
  const isReplacingKnown = lost.ofAny('company.superseding').size === 0
  const standing = isReplacingKnown ? made.filter(({ isReplaced }) => !isReplaced) : null
  const open = isReplacingKnown
    ? judged.filter(({ stage, isReplaced }) => stage === 'open' && !isReplaced)
    : null
  const lacking = (lack: Lack) => (isLost('decisions', COLUMNS[lack]) ? null : countOf(standing, lack))
  return {
    standing: standing?.length ?? null,
    complete: isLost('decisions', ...Object.values(COLUMNS))
      ? null
      : (standing?.filter(({ row }) => lacksOf(row).length === 0).length ?? null),
    lacking: {
      owner: lacking('owner'),
      rationale: lacking('rationale'),
      reversible: lacking('reversible'),
      review_date: lacking('review_date'),
    },
    openWithoutOwner: isLost('decisions', 'owners') ? null : countOf(open, 'owner'),
    withoutEffect:
      standing && isFollowed ? withoutEffect(standing, addDays(evaluation.today, -EFFECT_DAYS), dayOf) : null,
    undecided: lost.ofAny('keyResults.moved').size > 0 ? null : undecided(evaluation.keyResults),
    byKind: isFollowed ? timesByKind(results) : null,
    byOwner: isLost('decisions', 'owners') ? null : timesByOwner(results),
  }
}

/** Answers whether any of these columns of people's is lost. */
function lossOf({ databases }: Snapshot) {
  return (kind: keyof Snapshot, ...fields: readonly string[]) =>
    databases.some(
      (each) =>
        each.kind === kind &&
        each.lost.some(({ field, rows }) => fields.includes(field) && rows?.length !== 0),
    )
}

function judge(
  snapshot: Snapshot,
  { decisions, keyResults, today }: Pick<Evaluation, 'decisions' | 'keyResults' | 'today'>,
  links: DecisionLinks,
  dayOf: (decision: Decision) => Day | null,
): readonly Judged[] {
  const { isHistory } = linkedKeyResults(snapshot, { keyResults })
  const resultById = new Map(keyResults.map((result) => [result.id, result]))
  const rows = new Map(snapshot.decisions.map((row) => [row.id, row]))
  const since = addDays(today, -KEPT_DAYS)
  return decisions.flatMap((result) => {
    const row = rows.get(result.id)
    if (row === undefined || isHistory(row)) return []
    const day = dayOf(row)
    if (day !== null && day < since && !links.isLive(row, resultById)) return []
    const isReplaced = row.status === 'reversed' || links.isSuperseded(row)
    return [{ row, result, stage: decisionStage(row), isReplaced }]
  })
}

function countOf(some: readonly Judged[] | null, lack: Lack): number | null {
  return some?.filter(({ row }) => lacksOf(row).includes(lack)).length ?? null
}

function withoutEffect(
  standing: readonly Judged[],
  before: Day,
  dayOf: (decision: Decision) => Day | null,
): readonly WithoutEffect[] {
  const found = standing.flatMap(({ row, result }) => {
    const day = dayOf(row)
    if (day === null || day >= before) return []
    const { title, url, keyResults, followed } = result
    const isUnlinked = keyResults.length === 0 && row.initiatives.length === 0
    if (!isUnlinked && followed !== 'not_yet') return []
    return [{ title, url, day, because: isUnlinked ? ('unlinked' as const) : ('not_yet' as const) }]
  })
  return found.toSorted((a, b) => compareTexts(a.day, b.day))
}

function undecided(keyResults: readonly KeyResultResult[]): NonNullable<LogQuality['undecided']> {
  return keyResults.flatMap(({ title, state, ended, rebaseline }) => {
    if (rebaseline === null || ended || state === 'dropped' || state === 'deferred') return []
    const properties = rebaseline.changes.flatMap(({ property, decided }) => (decided ? [] : [property]))
    return properties.length === 0 ? [] : [{ title, properties, day: rebaseline.day }]
  })
}
