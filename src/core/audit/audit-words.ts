import type { Evaluation, KeyResultResult } from '#src/core/evaluation.ts'
import type { Day, Status } from '#src/core/model.ts'
import { statusOfWord } from '#src/core/rows/voices.ts'
import { amount, bareAmount } from '#src/core/words/amount.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { percent } from '#src/core/words/percent.ts'
import { type AuditRow, auditRow } from './audit-row.ts'

/** A key result of which its leader says more than the rules do. Numbers are unrounded; null is unknown. */
export interface SaidGreener extends AuditRow {
  /** As typed. */
  readonly word: string
  /**
   * The value that was scored, with the way to its target, for example `24 of 60 customers` or `88 h, from 92 to 30`; empty: none
   * was ever recorded.
   */
  readonly value: string
  /** Since when it is known; null: no check-in since its period began. */
  readonly asOf: Day | null
  /** 0..1. */
  readonly score: number | null
  /** What the plan expects of today, 0..1. */
  readonly expected: number | null
  /** Chance of reaching the target score, 0..1. */
  readonly chance: number | null
}

/** How many rows bear one typed status against another of the rules. */
export interface WordsAgainstRules {
  readonly typed: Status
  readonly rules: Status
  /** As typed, the most frequent first. */
  readonly words: readonly string[]
  readonly keyResults: number
  readonly objectives: number
}

/** What leaders typed against what the rules say, of what runs. */
export interface AuditWords {
  /** Key results with a typed status. */
  readonly typed: number
  /** Typed green that the rules call off track, the worst first. */
  readonly greener: readonly SaidGreener[]
  /** All other contradictions of leader and rules, those typed the most too green first, then the most frequent. */
  readonly others: readonly WordsAgainstRules[]
  /** Key results typed green, amber, red or done that the rules cannot judge. */
  readonly unchecked: number
  /** Words of key results that name no status, the most frequent first. */
  readonly unknown: readonly { readonly word: string; readonly count: number }[]
}

/**
 * @param running key results that are neither over, dropped nor deferred
 */
export function auditWords(
  { contradictions, atRisk, objectives }: Pick<Evaluation, 'contradictions' | 'atRisk' | 'objectives'>,
  running: readonly KeyResultResult[],
): AuditWords {
  const byId = new Map(running.map((result) => [result.id, result]))
  const place = new Map(atRisk.map((id, index) => [id, index]))
  const greener: SaidGreener[] = []
  const others = new Map<string, Other[]>()
  const wordOf = new Map([...objectives, ...running].map(({ id, word }) => [id, cleanText(word ?? '', 40)]))
  for (const { pageId, database, voices } of contradictions) {
    const typed = voices.find(({ who }) => who === 'leader')?.status
    const rules = voices.find(({ who }) => who === 'rules')?.status
    if (typed == null || rules == null || database === 'initiatives') continue
    const result = byId.get(pageId)
    if (result !== undefined && rules === 'off_track' && (typed === 'on_track' || typed === 'complete')) {
      greener.push(saidGreener(result))
      continue
    }
    const key = `${typed} ${rules}`
    const other = { typed, rules, database, word: wordOf.get(pageId) ?? '' }
    others.set(key, [...(others.get(key) ?? []), other])
  }
  const words = running.flatMap(({ word, status }) => {
    const said = cleanText(word ?? '', 40)
    return said === '' ? [] : { said, means: statusOfWord(word ?? ''), status }
  })
  const unknown = Map.groupBy(
    words.filter(({ means }) => means === null),
    ({ said }) => said,
  )
  return {
    typed: words.length,
    greener: greener.toSorted((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0)),
    others: [...others.values()]
      .flatMap(together)
      .sort(
        (a, b) => tooGreen(b) - tooGreen(a) || b.keyResults + b.objectives - (a.keyResults + a.objectives),
      ),
    unchecked: words.filter(({ means, status }) => means !== null && status === 'unknown').length,
    unknown: [...unknown]
      .map(([word, all]) => ({ word, count: all.length }))
      .sort((a, b) => b.count - a.count),
  }
}

const GLOOM: Readonly<Record<Status, number>> = {
  complete: 0,
  on_track: 0,
  not_started: 1,
  unknown: 1,
  at_risk: 1,
  off_track: 2,
}

/** Above 0: the typed status says more than the rules do; below 0: less. */
function tooGreen({ typed, rules }: Pick<WordsAgainstRules, 'typed' | 'rules'>): number {
  return GLOOM[rules] - GLOOM[typed]
}

interface Other {
  readonly typed: Status
  readonly rules: Status
  readonly database: 'objectives' | 'keyResults'
  readonly word: string
}

function together(alike: readonly Other[]): readonly WordsAgainstRules[] {
  const [first] = alike
  if (first === undefined) return []
  const words = [...Map.groupBy(alike, ({ word }) => word)].sort(([, a], [, b]) => b.length - a.length)
  const keyResults = alike.filter(({ database }) => database === 'keyResults').length
  return [
    {
      typed: first.typed,
      rules: first.rules,
      words: words.flatMap(([word]) => word || []),
      keyResults,
      objectives: alike.length - keyResults,
    },
  ]
}

function saidGreener(result: KeyResultResult): SaidGreener {
  const { word, score, expected, confidence, reasons, lastCheckIn } = result
  return {
    ...auditRow(result),
    word: cleanText(word ?? '', 40),
    value: goalInWords(result),
    asOf: reasons.includes('no_check_in') ? null : lastCheckIn,
    score,
    expected,
    chance: confidence,
  }
}

function goalInWords(result: KeyResultResult): string {
  const { baseline, current, target, type } = result
  if (current === null) return ''
  if (type === 'yes_no') return current === 1 ? 'done' : 'not done'
  if (type === 'milestone' && target === null) return `${percent(current)} of the milestones`
  if (target === null) return amount(result, current)
  if (baseline === null || baseline === 0)
    return `${bareAmount(result, current)} of ${amount(result, target)}`
  const way = `from ${bareAmount(result, baseline)} to ${bareAmount(result, target)}`
  return `${amount(result, current)}, ${way}`
}
