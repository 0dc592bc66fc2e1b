import type { Option } from '#src/core/mail/quarterly/decisions-by-option.ts'

/** How the options of a decision are called, as its row lists them. */
export const OPTION_NAMES: Readonly<Record<Option, string>> = {
  scope: 'Scope',
  time: 'Time',
  people: 'People',
  accept: 'Accept',
  unblock: 'Unblock',
  other: 'Other',
}
