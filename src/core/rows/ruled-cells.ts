import type { KeyResult, ServiceField } from '#src/core/model.ts'
import type { Current } from './current.ts'
import type { OverruleNews } from './overrule.ts'

/**
 * The cells of a key result in which a person's word may be written over by a rule that says so: a Status that overrules, and
 * a Current whose correction ended when the measured value changed, or that was emptied.
 */
export function ruledCells(
  keyResult: Pick<KeyResult, 'current'>,
  { inStatus }: Pick<OverruleNews, 'inStatus'>,
  current: Current,
): ReadonlySet<ServiceField> {
  const ruled = new Set<ServiceField>()
  if (inStatus) ruled.add('status')
  const isRuled =
    current.kind === 'measured' && current.replaced === undefined && keyResult.current !== current.value
  if (isRuled) ruled.add('current')
  return ruled
}
