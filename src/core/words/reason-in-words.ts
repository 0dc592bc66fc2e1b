import type { Reason } from '#src/core/scoring/status.ts'

const WORDS: Readonly<Record<Reason, string>> = {
  before_start: 'its period has not begun',
  invalid: 'its definition cannot be told',
  source_unknown: 'its source cannot be read and no earlier value is known',
  reached: 'all of it is done and cannot be undone',
  closed_by_owner: 'its owner closed it with at least what counts as reached',
  ended_at_target: 'its period ended with at least what counts as reached',
  missed: 'its period ended below what counts as reached',
  no_check_in: 'no check-in since its period began',
  no_movement: 'every check-in since the start shows the baseline',
  no_progress_signal: 'nothing shows how far it is; the chance falls with the time left',
  from_linked_work: 'the chance rests on the work that is linked',
  stale: 'the latest check-in is old: on track is not believed any more',
  unverified: 'the latest check-in is so old that nobody can vouch for it: risk is high at least',
  no_gain: 'nothing was gained over the last 30 % of the plan; the chance does not rest on this',
  regressed: 'the latest value is worse than the one before; the chance does not rest on this',
  steep_pace: 'it needs more than 1.5 times the planned pace; the chance does not rest on this',
}

/** A reason code as a clause that people understand; a code that is not known stands for itself. */
export function reasonInWords(code: string): string {
  return Object.hasOwn(WORDS, code) ? WORDS[code as Reason] : code
}
