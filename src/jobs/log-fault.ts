import { Failure } from '#src/ports/failure.ts'
import type { Log } from '#src/ports/log.ts'

/**
 * Logs what was thrown: an outside failure under the given event, with its sentence unless that may quote what people wrote;
 * anything else as a `bug`, whole.
 */
export function logFault(
  log: Pick<Log, 'error'>,
  event: string,
  fault: unknown,
  data: Readonly<Record<string, string>> = {},
): void {
  if (fault instanceof Failure) {
    const { system, code, requestId, message, quotes } = fault
    log.error(event, { ...data, system, code, requestId, ...(quotes ? {} : { message }) })
  } else {
    const message = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)
    log.error('bug', { ...data, message })
  }
}
