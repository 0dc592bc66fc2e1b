import { cleanText } from '#src/core/words/clean-text.ts'

/** Names of a policy for a sentence, for example `production, prod or live`. */
export function alternatives(names: readonly string[]): string {
  const clean = names.map((name) => cleanText(name, 40))
  return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(clean)
}
