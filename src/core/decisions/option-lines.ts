import type { Choice } from '#src/core/evaluation.ts'
import { cleanText } from '#src/core/words/clean-text.ts'

/** Of one option; the longest title in quotes has room in it. */
const LONGEST = 400

const LABEL: Readonly<Record<Choice['kind'], string>> = {
  unblock: 'Unblock',
  scope: 'Scope',
  time: 'Time',
  people: 'People',
  accept: 'Accept',
}

/** One option with what is told of it: a sentence or two. */
export interface ToldOption {
  readonly kind: Choice['kind']
  readonly words: string
}

/** The options as a prepared row holds them: one a line, with letters without gaps. */
export function optionLines(told: readonly ToldOption[]): string {
  return told
    .map((option, index) => cleanText(`${letter(index)}. ${LABEL[option.kind]}: ${option.words}`, LONGEST))
    .join('\n')
}

/** How a recommendation names one of them: `A, Scope`; null: it is not among them. */
export function namedOption(told: readonly ToldOption[], kind: Choice['kind']): string | null {
  const index = told.findIndex((option) => option.kind === kind)
  return index === -1 ? null : `${letter(index)}, ${LABEL[kind]}`
}

function letter(index: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + index)
}
