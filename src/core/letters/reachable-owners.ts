import { allowedRecipient } from '#src/core/mail/address.ts'
import type { Person } from '#src/core/model.ts'

/**
 * The addresses of people that are known and that mail may go to, in lower case and each once.
 * @param domains of MAIL_DOMAINS; none: no limit
 */
export function reachableOwners(people: readonly Person[], domains: readonly string[]): readonly string[] {
  const addresses = people.flatMap(({ email }) =>
    email !== null && allowedRecipient(email, domains) ? email.toLowerCase() : [],
  )
  return [...new Set(addresses)]
}
