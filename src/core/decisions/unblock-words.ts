import type { InitiativeResult } from '#src/core/initiative-result.ts'
import { personNames } from '#src/core/mail/person-names.ts'
import { cleanText } from '#src/core/words/clean-text.ts'

const LONGEST_BLOCKER = 150

/** Whom it waits for, at most three, and what Blocker says, as clean text; both may be empty. */
export function whatItWaitsFor({ waitingOn, blocker }: Pick<InitiativeResult, 'waitingOn' | 'blocker'>): {
  readonly names: string
  readonly blocker: string
} {
  return {
    names: personNames(waitingOn.slice(0, 3)).join(', '),
    blocker: cleanText(blocker, LONGEST_BLOCKER),
  }
}

/** What the option Unblock is. @param of behind what blocks it: `, which blocks "New checkout"`; empty: the row is about it */
export function unblockWords({ names, blocker }: ReturnType<typeof whatItWaitsFor>, of = ''): string {
  return `${names || 'somebody'} clears ${blocker === '' ? 'what blocks it' : `"${blocker}"`}${of}; no chance can be told.`
}
