import type { Choice } from '#src/core/decision-result.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { OPTION_NAMES } from './option-names.ts'

/** Of one option; the longest title in quotes has room in it. */
const LONGEST = 400

/** One option with what is told of it: a sentence or two. */
export interface ToldOption {
  readonly kind: Choice['kind']
  readonly words: string
}

/** The options as a prepared row holds them: one a line, with letters without gaps. */
export function optionLines(told: readonly ToldOption[]): string {
  return told
    .map((option, index) =>
      cleanText(`${letter(index)}. ${OPTION_NAMES[option.kind]}: ${option.words}`, LONGEST),
    )
    .join('\n')
}

/** How a recommendation names one of them: `A, Scope`; null: it is not among them. */
export function namedOption(told: readonly ToldOption[], kind: Choice['kind']): string | null {
  const index = told.findIndex((option) => option.kind === kind)
  return index === -1 ? null : `${letter(index)}, ${OPTION_NAMES[kind]}`
}

function letter(index: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + index)
}
