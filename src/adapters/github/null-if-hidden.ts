import { Failure } from '#src/ports/failure.ts'

/**
 * null where GitHub shows one thing not, to this token or at all, so that the rest can go on.
 * @throws the error when it is another
 */
export function nullIfHidden(error: unknown): null {
  const code = error instanceof Failure ? error.code : null
  if (code === 'not_found' || code === 'forbidden') return null
  throw error
}
