import type { KeyResultResult } from '#src/core/evaluation.ts'
import { overruled } from './why.ts'

/** Why a key result has its status, without what mail says in lines of its own: that it was overruled, or has no margin. */
export function whyBeside({ why, overrule, status }: KeyResultResult): string {
  const rest = overrule === null ? why : why.replace(overruled(overrule, status), '')
  return rest.replace('On plan, no margin.', '')
}
