import type { Outcome } from '#src/core/mail/quarterly/graded-key-result.ts'
import type { Mark } from '#templates/words/mark.ts'

/** What became of a key result, by word, shape and colour. */
export const OUTCOME_MARKS: Readonly<Record<Outcome, Mark>> = {
  hit: { word: 'Hit', shape: '✔', tone: 'green' },
  missed: { word: 'Missed', shape: '✖', tone: 'red' },
  no_value: { word: 'Never measured', shape: '○', tone: 'grey' },
  unknown: { word: 'Unknown', shape: '?', tone: 'grey' },
}
