import type { AdviceKeyResult } from '#src/core/advice/recommendations.ts'
import type { Ambition } from '#src/core/model.ts'
import type { Policy } from '#src/core/policy.ts'
import type { QualityKeyResult } from '#src/core/quality/quality-rows.ts'
import type { RollUpChild } from '#src/core/scoring/roll-up.ts'
import type { ScoreProblem, ScoreResult } from '#src/core/scoring/score-input.ts'
import { scoreKeyResult } from '#src/core/scoring/score-key-result.ts'
import type { KeyResultError, KeyResultScore } from './company-score.ts'
import type { FileObjective, FileSection, PlacedKeyResult } from './file-company.ts'
import { inFileWords } from './file-words.ts'
import { personNamed } from './person-named.ts'
import { type FileKeyResult, readKeyResult } from './read-key-result.ts'
import { rowKey } from './row-key.ts'
import type { RowNames } from './row-names.ts'
import { isOver } from './section-time.ts'

/**
 * A key result as roll-up, alignment, advice and quality take it, by its key as `id`, with all that is published of it: of many
 * rows each number is kept once.
 */
export interface ScoredRow
  extends RollUpChild,
    AdviceKeyResult,
    Omit<QualityKeyResult, 'ambition'>,
    Omit<KeyResultScore, 'id' | 'path' | 'baseline' | 'ambition'> {
  readonly row: PlacedKeyResult
  readonly names: RowNames
  /** true: its definition is sound. */
  readonly valid: boolean
  /** As used, also where the file has none. */
  readonly usedBaseline: number | null
  readonly usedAmbition: Ambition
}

/** Of most rows, so that they share it. */
const NONE: readonly KeyResultError[] = []

/** Said already by what was read of the row, in better words. */
const SUPERSEDED: Readonly<Record<string, string>> = {
  bad_weight: 'weight',
  unknown_ambition: 'ambition',
}

/**
 * Reads one key result and scores it by the rules. What was read is let go, since of many rows that is the most.
 * @param place.repeated what is wrong with its id; undefined: nothing
 */
export function scoreRow(
  row: PlacedKeyResult,
  place: {
    readonly objective: FileObjective
    readonly section: FileSection
    readonly repeated: KeyResultError | undefined
  },
  policy: Policy,
): ScoredRow {
  const { objective, section, repeated } = place
  const { time } = section
  const read = readKeyResult(row.row, time)
  const input = repeated?.level === 'error' ? { ...read.input, type: 'invalid' as const } : read.input
  const score = scoreKeyResult(input, time.now, policy)
  return {
    row,
    names: read.names,
    valid: score.valid,
    id: rowKey(row),
    title: row.title,
    objectiveId: objective.key,
    owner: read.owner ?? objective.owner,
    owners: read.owner === null ? objective.owners : personNamed(read.owner),
    state: input.state,
    period: time.period,
    ended: isOver(time),
    counts: score.valid && score.weight > 0,
    type: input.type === 'invalid' ? null : input.type,
    usedAmbition: score.ambition,
    unit: read.unit,
    weight: score.weight,
    baseline: input.baseline,
    usedBaseline: score.baseline,
    current: score.current,
    target: input.target,
    milestones: input.milestones,
    lastCheckIn: score.lastCheckIn,
    score: score.score,
    raw: score.raw,
    plan: score.plan,
    expected: score.expected,
    gap: score.gap,
    forecast: score.forecast,
    confidence: score.confidence,
    confidenceFull: score.confidenceFull,
    need: score.need,
    pace: score.pace,
    status: score.status,
    risk: score.risk,
    evidence: score.evidence,
    reasons: score.reasons,
    errors: errorsOf(read, score, repeated),
  }
}

/** What was wrong in reading, with the id, and by the rules, in the words of the file. */
function errorsOf(
  { errors, names }: FileKeyResult,
  { problems, valid, current, status }: ScoreResult,
  repeated: KeyResultError | undefined,
): readonly KeyResultError[] {
  const own = repeated === undefined ? errors : [...errors, repeated]
  const isEmpty = valid && current === null && status !== 'not_started'
  const needsValue = isEmpty && !own.some(({ code }) => code === 'no_value')
  if (problems.length === 0 && !needsValue) return own.length === 0 ? NONE : own
  const isUntold = own.some(({ level }) => level === 'error')
  const isNews = ({ code }: ScoreProblem) => {
    if (code === 'unknown_type') return !isUntold
    const said = SUPERSEDED[code]
    return said === undefined || !own.some(({ property }) => property === said)
  }
  return [
    ...own,
    ...problems.filter(isNews).map((problem) => inFileWords(problem, names)),
    ...(needsValue ? [noValue(names.Current)] : []),
  ]
}

/** Nothing recorded is no fault of the definition, but somebody has to fill it once something is due. */
function noValue(property: string): KeyResultError {
  return {
    code: 'no_value',
    level: 'warning',
    property,
    message: `${property} is missing and nothing else is recorded, so there is no score.`,
    mend: `Set ${property} to what it is today.`,
  }
}
