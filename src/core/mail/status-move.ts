import type { KeyResultResult } from '#src/core/evaluation.ts'
import type { KeyResultDay } from '#src/core/history.ts'
import type { Day, Status } from '#src/core/model.ts'
import type { KeyResultLine } from './key-result-line.ts'

/** In the order in which a reader should hear of them. */
const KINDS = [
  'newly_off_track',
  'worse',
  'lost',
  'recovered',
  'better',
  'moved',
  'retargeted',
  'new',
] as const

/** `lost`: no longer known. `recovered`: was off track. `retargeted`: the same status, another target. */
export type MoveKind = (typeof KINDS)[number]

/**
 * What made a status move. `goal`: target, baseline, weight or period. `source`: it was back after a failure. `unscored`: there is
 * nothing any more that could be judged. `silence`: a value was due and did not come. `time`: the plan moved on, and the value did
 * not.
 */
export type MoveCause =
  | 'person'
  | 'person_ended'
  | 'rules'
  | 'goal'
  | 'source'
  | 'unscored'
  | 'silence'
  | 'value'
  | 'time'

/** What became of one key result since the last digest, by the statuses in force. */
export interface StatusMove {
  readonly kind: MoveKind
  readonly line: KeyResultLine
  /** null: it was not there. */
  readonly before: Status | null
  /** null: it was not there. */
  readonly because: MoveCause | null
  /** Of the value that it is judged by; null: there is none. */
  readonly lastCheckIn: Day | null
  /** null: the target is the same, or was not known then. */
  readonly target: { readonly before: number; readonly after: number } | null
  /** The day on which its source was back after a failure, where it moved then or since; null: it moved without one. */
  readonly restoredOn: Day | null
}

/** A score that moved by less reads the same. */
const LEAST_MOVE = 0.005

const COLOURS: readonly Status[] = ['complete', 'on_track', 'at_risk', 'off_track']

/**
 * null: nothing worth telling.
 * @param held the last day before its source was back; undefined: it did not fail of late
 */
export function statusMove(
  line: KeyResultLine,
  result: KeyResultResult,
  earlier: KeyResultDay | undefined,
  held?: KeyResultDay,
): StatusMove | null {
  const before = earlier === undefined ? null : (earlier.overruled ?? earlier.status)
  const target = targetChange(earlier?.target ?? null, result.target)
  const isSince = held !== undefined && (held.overruled ?? held.status) !== line.status
  const restoredOn = isSince ? result.restoredOn : null
  const { lastCheckIn } = result
  if (before === line.status && target === null) return null
  const kind = before === line.status ? 'retargeted' : kindOf(before, line.status)
  const because = earlier === undefined ? null : causeOf(result, earlier, isSince)
  return { kind, line, before, because, lastCheckIn, target, restoredOn }
}

function causeOf(result: KeyResultResult, earlier: KeyResultDay, isSince: boolean): MoveCause {
  const overruled = result.overrule?.status ?? null
  if (overruled !== earlier.overruled) return overruled === null ? 'person_ended' : 'person'
  if (result.ruleMove !== null && result.ruleMove.status === earlier.status) return 'rules'
  const isMoved = result.rebaseline !== null && result.rebaseline.day > earlier.day
  if (isMoved || targetChange(earlier.target, result.target) !== null) return 'goal'
  if (isSince && result.restoredOn !== null) return 'source'
  if (result.status === 'unknown') return 'unscored'
  if (result.lastCheckIn !== null && result.lastCheckIn > earlier.day) return 'value'
  const isSilent = ['no_check_in', 'stale', 'unverified'].some((reason) => result.reasons.includes(reason))
  return isSilent && isSame(result.score, earlier.score) ? 'silence' : 'time'
}

export function byMoveKind(a: StatusMove, b: StatusMove): number {
  return KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind)
}

function kindOf(before: Status | null, after: Status): MoveKind {
  if (after === 'off_track') return 'newly_off_track'
  if (before === null) return 'new'
  if (after === 'unknown') return 'lost'
  const from = COLOURS.indexOf(before)
  const to = COLOURS.indexOf(after)
  if (from < 0 || to < 0) return 'moved'
  if (before === 'off_track') return 'recovered'
  return to > from ? 'worse' : 'better'
}

function isSame(a: number | null, b: number | null): boolean {
  return a === b || (a !== null && b !== null && Math.abs(a - b) < LEAST_MOVE)
}

function targetChange(before: number | null, after: number | null): StatusMove['target'] {
  return before === null || after === null || before === after ? null : { before, after }
}
