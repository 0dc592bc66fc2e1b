import type { Decision } from '#src/core/model.ts'
import { cleanText } from '#src/core/words/clean-text.ts'

/** The title of a decision as mail shows it: clean, at most 100 characters, and never empty. */
export function decisionTitle({ title }: Pick<Decision, 'title'>): string {
  return cleanText(title, 100) || 'A decision without a title'
}
