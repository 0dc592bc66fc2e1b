import type { Instant } from '#src/core/model.ts'
import type { Progress } from './assess.ts'

/** For what changes nothing: only there may the rules reckon with another moment than now. */
export interface PreviewOptions {
  /** Default: now. */
  readonly asOf?: Instant | undefined
  readonly progress?: Progress | undefined
}
