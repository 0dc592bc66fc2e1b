import type { Overrule } from '#src/core/evaluation.ts'
import type { Status } from '#src/core/model.ts'
import { STATUS_LABEL } from '#src/core/words/labels.ts'
import { overruled } from '#src/core/words/why.ts'

/** What a person says beside what the rules say; nothing where both say the same. */
export function leadersWord(row: {
  readonly status: Status
  readonly word: string
  readonly overrule: Overrule | null
}): readonly string[] {
  const { status, word, overrule } = row
  const rules = STATUS_LABEL[status]
  const differs = word !== '' && word.toLowerCase() !== rules.toLowerCase()
  return [
    ...(overrule !== null && overrule.status !== status ? [overruled(overrule, status)] : []),
    ...(differs ? [`The leader's word: “${word}”; the rules say ${rules}.`] : []),
  ]
}
