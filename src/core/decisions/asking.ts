import { cleanText } from '#src/core/words/clean-text.ts'
import type { NewDecision } from './new-decision.ts'

/** The texts of a prepared row. */
export interface Asking
  extends Pick<NewDecision, 'title' | 'context' | 'options' | 'recommendation' | 'ifNoResponse'> {
  /** Why it is asked for, for the mark of the row. */
  readonly because: string
}

/** Of a title in the decision log. */
const LONGEST_TITLE = 100

/** For example `Churn is off track: what do we do?` */
export function askingTitle(title: string, what: 'off track' | 'blocked', nameless: string): string {
  const rest = ` is ${what}: what do we do?`
  return `${cleanText(title, LONGEST_TITLE - rest.length) || nameless}${rest}`
}
