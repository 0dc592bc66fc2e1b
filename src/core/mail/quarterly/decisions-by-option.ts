import { compareTexts } from '#src/core/compare-texts.ts'
import type { Choice, DecisionResult } from '#src/core/decision-result.ts'
import type { KeyResultResult } from '#src/core/evaluation.ts'
import type { DecisionStand } from '#src/core/history.ts'
import { decisionTitle } from '#src/core/mail/decision-title.ts'
import { personNames } from '#src/core/mail/person-names.ts'
import type { Day } from '#src/core/model.ts'
import type { DecisionLinks } from '#src/core/rows/decision-links.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import type { DecidedIn } from './decided-in.ts'
import type { GradedKeyResult, Outcome } from './graded-key-result.ts'

/** With fewer decisions one more or less changes a share too much: a convention. */
export const ENOUGH_DECISIONS = 5

/** `other`: what was decided names no option that the rules can read. */
export type Option = Choice['kind'] | 'other'

const OPTIONS: readonly Option[] = ['scope', 'time', 'people', 'accept', 'unblock', 'other']

/** How the key results ended that decisions of one option are about. What has no weight, or was undone, is in no figure. */
export interface OptionRecord {
  readonly option: Option
  readonly decided: number
  /** How many of them were superseded or reversed since. */
  readonly undone: number
  readonly hit: number
  readonly missed: number
  /** Neither: they go on, were left, or have no final score. */
  readonly unknown: number
  /** Mean of the chances that were known when it was decided, 0..1; null: none was. */
  readonly chance: number | null
  /** Hits among hits and misses, 0..1; null: fewer than five decisions have one of them. */
  readonly share: number | null
}

/** `open`: it goes on, or was not graded in this quarter. `left`: it was dropped or deferred. */
export type Ending = Outcome | 'open' | 'left'

/** A decision about key results, with what became of each. Texts are clean. */
export interface DecidedRow {
  readonly title: string
  readonly url: string
  readonly owners: readonly string[]
  readonly option: Option
  readonly day: Day
  /** It was decided otherwise since. */
  readonly undone: 'superseded' | 'reversed' | null
  /** As its owner wrote it down; empty: nothing yet. */
  readonly outcome: string
  readonly keyResults: readonly DecidedKeyResult[]
}

interface DecidedKeyResult {
  readonly id: string
  readonly title: string
  readonly weight: number
  /** Of reaching its target score when it was decided, 0..1; null: not known. */
  readonly chance: number | null
  readonly ending: Ending
  /** Final, 0..1; null: it has none. */
  readonly score: number | null
}

/** The decisions of a quarter by what was chosen. */
export interface DecisionsByOption {
  /** Those that were chosen, in the order in which they are asked. */
  readonly options: readonly OptionRecord[]
  /** Those about key results: those with an Outcome first, each part oldest first. */
  readonly rows: readonly DecidedRow[]
}

/** @param graded those of the quarter, as the rest of the report has them */
export function decisionsByOption(
  decided: readonly DecidedIn[],
  {
    decisions,
    keyResults,
    graded,
    stands,
    links,
  }: {
    readonly decisions: readonly DecisionResult[]
    readonly keyResults: readonly KeyResultResult[]
    readonly graded: readonly GradedKeyResult[]
    readonly stands: readonly DecisionStand[]
    readonly links: Pick<DecisionLinks, 'isSuperseded'>
  },
): DecisionsByOption {
  const resultOf = new Map(decisions.map((result) => [result.id, result]))
  const keyResultOf = new Map(keyResults.map((result) => [result.id, result]))
  const gradeOf = new Map(graded.map((grade) => [grade.id, grade]))
  const made = Map.groupBy(
    stands.filter((stand) => stand.of === 'made'),
    ({ decisionId }) => decisionId,
  )
  const rows = decided.map(({ decision, day }): DecidedRow => {
    const result = resultOf.get(decision.id)
    const chances = new Map(made.get(decision.id)?.map((stand) => [stand.keyResultId, stand.chance]))
    const about = (result?.keyResults ?? []).flatMap((id) => keyResultOf.get(id) ?? [])
    return {
      title: decisionTitle(decision),
      url: decision.url,
      owners: personNames(decision.owners),
      option: result?.choice?.kind ?? 'other',
      day,
      undone:
        decision.status === 'reversed' ? 'reversed' : links.isSuperseded(decision) ? 'superseded' : null,
      outcome: cleanText(decision.outcome, 240),
      keyResults: about.map((row) => ({
        ...endingOf(row, gradeOf.get(row.id)),
        chance: chances.get(row.id) ?? null,
      })),
    }
  })
  const ofOption = Map.groupBy(rows, ({ option }) => option)
  return {
    options: OPTIONS.flatMap((option) => {
      const own = ofOption.get(option)
      return own === undefined ? [] : [recordOf(option, own)]
    }),
    rows: rows
      .filter((row) => row.keyResults.length > 0)
      .toSorted((a, b) => Number(a.outcome === '') - Number(b.outcome === '') || compareTexts(a.day, b.day)),
  }
}

function endingOf(
  row: KeyResultResult,
  grade: GradedKeyResult | undefined,
): Omit<DecidedKeyResult, 'chance'> {
  const { id, weight, state } = row
  const title = cleanText(row.title, 60) || 'A key result without a title'
  if (grade !== undefined)
    return { id, title, weight: grade.weight, ending: grade.outcome, score: grade.score }
  const ending = state === 'dropped' || state === 'deferred' ? 'left' : 'open'
  return { id, title, weight, ending, score: null }
}

function recordOf(option: Option, all: readonly DecidedRow[]): OptionRecord {
  const rows = all.filter(({ undone }) => undone === null)
  const pairs = rows.flatMap(({ keyResults }) => keyResults.filter(({ weight }) => weight > 0))
  const each = [...new Map(pairs.map((row) => [row.id, row])).values()]
  const count = (ending: Ending) => each.filter((row) => row.ending === ending).length
  const [hit, missed] = [count('hit'), count('missed')]
  const known = pairs.flatMap(({ chance }) => chance ?? [])
  const ended = rows.filter(({ keyResults }) =>
    keyResults.some(({ ending, weight }) => weight > 0 && (ending === 'hit' || ending === 'missed')),
  )
  return {
    option,
    decided: all.length,
    undone: all.length - rows.length,
    hit,
    missed,
    unknown: each.length - hit - missed,
    chance: known.length === 0 ? null : known.reduce((sum, chance) => sum + chance, 0) / known.length,
    share: ended.length < ENOUGH_DECISIONS || hit + missed < ENOUGH_DECISIONS ? null : hit / (hit + missed),
  }
}
