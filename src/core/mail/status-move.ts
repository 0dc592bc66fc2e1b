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

/** What became of one key result since the last digest, by the statuses in force. */
export interface StatusMove {
  readonly kind: MoveKind
  readonly line: KeyResultLine
  /** null: it was not there. */
  readonly before: Status | null
  /** null: the target is the same, or was not known then. */
  readonly target: { readonly before: number; readonly after: number } | null
  /** The day on which its source was back after a failure, where it moved then or since; null: it moved without one. */
  readonly restoredOn: Day | null
}

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
  if (before !== line.status) return { kind: kindOf(before, line.status), line, before, target, restoredOn }
  return target ? { kind: 'retargeted', line, before, target, restoredOn: null } : null
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

function targetChange(before: number | null, after: number | null): StatusMove['target'] {
  return before === null || after === null || before === after ? null : { before, after }
}
