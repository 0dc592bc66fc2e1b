import type { KeyResultLine } from '#src/core/mail/key-result-line.ts'
import { type Mark, STATUS_MARKS } from '#templates/words/mark.ts'

/** At risk without being behind: counted and shown apart from what is. */
export const NO_MARGIN_MARK: Mark = { ...STATUS_MARKS.at_risk, word: 'At risk: on plan, no margin' }

export function isNoMargin({ status, noMargin }: Pick<KeyResultLine, 'status' | 'noMargin'>): boolean {
  return status === 'at_risk' && noMargin
}
