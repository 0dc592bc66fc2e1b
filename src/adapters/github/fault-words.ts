import { said } from '#src/adapters/support/said.ts'

/** @param message what GitHub said, for example that the organisation wants its single sign-on for this token */
export function notLetIn(what: string, message: string): string {
  return `GitHub does not let okr-sync read ${what}: ${said(message)}`
}

/** @param message what GitHub said about this one thing */
export function notAnswered(what: string, message: string): string {
  return `GitHub could not answer for ${what}: ${said(message)}`
}
