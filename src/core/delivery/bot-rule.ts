import type { Actor } from './events.ts'

/**
 * Tells who is a bot: who GitHub says so of, and who is ignored. A deleted account is a person.
 * @param ignoredLogins in lower case
 */
export function botRule(ignoredLogins: readonly string[]): (actor: Actor | null) => boolean {
  const ignored = new Set(ignoredLogins)
  return (actor) => actor !== null && (actor.isBot || ignored.has(actor.login.toLowerCase()))
}
