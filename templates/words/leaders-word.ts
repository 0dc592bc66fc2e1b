import type { Overrule } from '#src/core/evaluation.ts'
import type { Status } from '#src/core/model.ts'
import { STATUS_LABEL } from '#src/core/words/labels.ts'
import { overruled } from '#src/core/words/why.ts'

/** What a person says beside what the rules say; nothing where both say the same. */
export function leadersWord(row: {
  /** What the rules say. */
  readonly ruled: Status
  readonly word: string
  readonly overrule: Overrule | null
}): readonly string[] {
  const { ruled, word, overrule } = row
  const rules = STATUS_LABEL[ruled]
  const differs = word !== '' && word.toLowerCase() !== rules.toLowerCase()
  return [
    ...(overrule !== null && overrule.status !== ruled ? [overruled(overrule, ruled)] : []),
    ...(differs ? [`The leader's word: “${word}”; the rules say ${rules}.`] : []),
  ]
}
