import type { Day } from './model.ts'
import type { WorkSystem } from './work/work.ts'

/** A source that fails, seen from a row that it measures or whose linked work it knows. */
export interface RowOutage {
  /** Those that its links lead to. */
  readonly systems: readonly WorkSystem[]
  /** The day on which it was first seen failing. */
  readonly since: Day
  /** It has failed for so long that it is no noise; before, the page is left as it is. */
  readonly isLong: boolean
  /**
   * Status, colour, risk and chance are those of the last run before; false: a person recorded a value or changed the goal in
   * this run, and it is judged by that.
   */
  readonly isHeld: boolean
}
