import type { Choice } from '#src/core/decision-result.ts'

/** How the options of a decision are called, in its row and in mail. */
export const OPTION_NAMES: Readonly<Record<Choice['kind'] | 'other', string>> = {
  unblock: 'Unblock',
  scope: 'Scope',
  time: 'Time',
  people: 'People',
  accept: 'Accept',
  other: 'Other',
}
