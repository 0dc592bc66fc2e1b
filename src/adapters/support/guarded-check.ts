import type { Check } from '#src/ports/checkup.ts'
import { Failure } from '#src/ports/failure.ts'
import { ofFailure } from './checks.ts'

/**
 * Looks at one thing. What the outside does not do is a check that failed.
 * @throws whatever is a fault of our own
 */
export async function guardedCheck<T>(
  subject: string,
  look: () => Promise<T>,
): Promise<{ readonly found: T } | { readonly failed: Check }> {
  try {
    return { found: await look() }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return { failed: ofFailure(subject, error) }
  }
}
