import type { KeyResultResult } from '#src/core/evaluation.ts'
import { overruled } from './why.ts'

/**
 * Why a key result has its status, without what mail says in lines of its own: that it was overruled, has no margin, and by
 * which rules; nor what an unchanged value was to mean on a day that has passed.
 */
export function whyBeside({
  why,
  overrule,
  status,
}: Pick<KeyResultResult, 'why' | 'overrule' | 'status'>): string {
  const rest = overrule === null ? why : why.replace(overruled(overrule, status), '')
  return rest
    .replace('On plan, no margin.', '')
    .replace(/ ?If unchanged on [^:]{1,30}: [^.]{1,30} %\./, '')
    .replace(/ Rules \S+$/, '')
}
