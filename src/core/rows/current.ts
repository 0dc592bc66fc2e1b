import { sameNumber } from '#src/core/cell-value.ts'
import type { WrittenCell } from '#src/core/history.ts'
import type { KeyResult } from '#src/core/model.ts'
import { localDay } from '#src/core/time/local-day.ts'
import type { Measurement } from '#src/core/work/work.ts'
import { acceptedCode } from './accepted-code.ts'
import type { InForce } from './in-force.ts'
import { plausibleRange } from './plausible-range.ts'

/** Which number a key result is scored by. */
export type Current =
  /** What the cell shows: nothing is measured, or the measurement is unknown and the earlier value stands. */
  | {
      readonly kind: 'typed'
      /** true: it is what the service wrote, so that nobody typed it; a later measurement may not have got there. Absent: no. */
      readonly isOwn?: boolean
    }
  /** What was measured; it is to be written into Current where it differs. */
  | {
      readonly kind: 'measured'
      readonly value: number
      /** What a person typed and no run has seen before the measured value changed; absent: nothing. */
      readonly replaced?: number
    }
  /** What a person typed over the measured value, until that changes. */
  | { readonly kind: 'correction'; readonly measured: number }
  /** What the cell shows: the first measurement lies too far off to be written without a person's word. */
  | { readonly kind: 'implausible'; readonly value: number; readonly least: number; readonly most: number }

/**
 * Decides between the number in the cell and the measured one.
 * @param input.past the check-ins of earlier runs
 * @param input.isTypedSince whether a person typed into the cell after the measurement was taken
 * @param input.written what the service last wrote into Current; undefined: never
 */
export function current(input: {
  readonly keyResult: KeyResult
  readonly measurement: Measurement | null
  readonly isTypedSince: boolean
  readonly past: InForce
  readonly written: WrittenCell | undefined
  readonly timezone: string
}): Current {
  const { keyResult, measurement, past } = input
  const shown = keyResult.current
  if (measurement?.kind !== 'value') {
    const own = measurement === null ? undefined : input.written?.value
    const isOwn = shown !== null && typeof own === 'number' && sameNumber(shown, own)
    return isOwn ? { kind: 'typed', isOwn } : { kind: 'typed' }
  }
  const { value } = measurement
  if (shown !== null && sameNumber(shown, value)) return { kind: 'measured', value }

  const base = lastOwn(input)
  // It is newer than the measurement, which may be newer than it in the next run.
  if (input.isTypedSince) {
    return base === null || shown === null ? { kind: 'typed' } : { kind: 'correction', measured: value }
  }
  if (base === null) {
    const { least, most } = plausibleRange(keyResult)
    const accepted = keyResult.acceptedFindings.map(acceptedCode).includes('implausible_measurement')
    if (!accepted && (value < least || value > most)) return { kind: 'implausible', value, least, most }
    return { kind: 'measured', value }
  }

  const readTooEarly = input.written !== undefined && keyResult.lastEdited < input.written.at
  if (shown === null || sameNumber(shown, base) || readTooEarly) return { kind: 'measured', value }
  if (isOver(shown, past, input.written)) return { kind: 'measured', value }
  const moved = past.lastMeasured === null || !sameNumber(value, past.lastMeasured)
  if (!moved) return { kind: 'correction', measured: value }
  const isSeen = past.correction !== null && sameNumber(shown, past.correction)
  return isSeen ? { kind: 'measured', value } : { kind: 'measured', value, replaced: shown }
}

/**
 * The service's own last number in the cell; null: it has not taken the cell over yet. Where the first measurement was what
 * the cell showed already, nothing was ever written; an edit on a later day is a correction then all the same.
 */
function lastOwn(input: {
  readonly keyResult: KeyResult
  readonly past: InForce
  readonly written: WrittenCell | undefined
  readonly timezone: string
}): number | null {
  const { written, past, keyResult, timezone } = input
  if (typeof written?.value === 'number') return written.value
  const { firstMeasuredDay } = past
  if (firstMeasuredDay === null || localDay(keyResult.lastEdited, timezone) <= firstMeasuredDay) return null
  return past.lastMeasured
}

/**
 * A correction that a change of the measured value has ended, while the write that should have followed was lost. Where it was
 * not lost, the same number was typed a second time.
 */
function isOver(
  shown: number,
  { correction, lastTyped, lastMeasured, firstMeasuredDay }: InForce,
  written: WrittenCell | undefined,
): boolean {
  if (correction !== null || lastTyped === null || firstMeasuredDay === null) return false
  const isWritten =
    typeof written?.value === 'number' && lastMeasured !== null && sameNumber(written.value, lastMeasured)
  if (isWritten) return false
  return sameNumber(shown, lastTyped.value) && lastTyped.day > firstMeasuredDay
}
