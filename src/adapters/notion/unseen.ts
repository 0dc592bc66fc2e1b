import { Failure } from '#src/ports/failure.ts'

/**
 * How a request in doubt ends where what became of it cannot be looked at either.
 * @param error what the look threw
 * @returns a Failure with the outcome of the doubt; what is none of ours stays as it is
 */
export function unseen(failure: Failure, error: unknown): unknown {
  if (!(error instanceof Failure)) return error
  return new Failure({
    system: 'notion',
    code: error.code,
    retryable: error.retryable,
    requestId: error.requestId ?? failure.requestId,
    outcome: failure.outcome,
    quotes: failure.quotes || error.quotes,
    message: `${failure.message} What became of it could not be seen: ${error.message}`,
    cause: error,
  })
}
