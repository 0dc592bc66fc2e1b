import type { Check } from '#src/ports/checkup.ts'
import type { Failure, FailureCode } from '#src/ports/failure.ts'

export function ok(subject: string, message: string, mend: string | null = null): Check {
  return { subject, state: 'ok', message, mend, where: null }
}

export function warning(subject: string, message: string, mend: string): Check {
  return { subject, state: 'warning', message, mend, where: null }
}

export function failure(
  subject: string,
  where: NonNullable<Check['where']>,
  message: string,
  mend: string,
): Check {
  return { subject, state: 'failure', message, mend, where }
}

const mendedIn: Readonly<Record<FailureCode, NonNullable<Check['where']>>> = {
  unauthorized: 'settings',
  invalid: 'settings',
  forbidden: 'people',
  not_found: 'people',
  not_understood: 'outside',
  conflict: 'outside',
  rate_limited: 'outside',
  unavailable: 'outside',
  timeout: 'outside',
}

const again = 'Run okr-sync doctor again in a few minutes.'
const silent = `Check the network and the address in the settings. ${again}`

/** What an outside system did not do, as a check that failed. */
export function ofFailure(subject: string, { code, message }: Failure): Check {
  // Who looks is not helped by what a run would do.
  const { found, mend } = parted(message.replace(/ The next run tries again\.$/, ''))
  return failure(subject, mendedIn[code], found, mend ?? (code === 'timeout' ? silent : again))
}

/**
 * A failure's message says what happened and then what to do: after its first sentence, or after a colon outside brackets where
 * it is one sentence.
 */
function parted(message: string): { found: string; mend: string | null } {
  const sentences = /^(.+?[.!?]) (\p{Lu}.*)$/su.exec(message)
  if (sentences) return { found: sentences[1] ?? '', mend: sentences[2] ?? '' }
  const clauses = /^((?:[^:()]|\([^()]*\))+): (\p{Ll}.*)$/su.exec(message)
  if (!clauses) return { found: message, mend: null }
  const [, found = '', mend = ''] = clauses
  return { found: `${found}.`, mend: mend.slice(0, 1).toUpperCase() + mend.slice(1) }
}
