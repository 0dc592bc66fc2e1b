import { greenAt } from '#src/core/scoring/green-at.ts'
import type { Standing } from './case.ts'
import { isDoubted } from './is-doubted.ts'

/**
 * The value that would have been green on the day of the check-in; null where it is, where no value would, and where the chance
 * rests on linked work, which no value of Current changes.
 */
export function greenValue({ score, colourBefore, aim, policy, day }: Standing): number | null {
  const { status, colour, reasons, targetScore } = score
  if (!isDoubted(status) || !isDoubted(colour) || reasons.includes('from_linked_work')) return null
  return greenAt({ aim, day, targetScore, previousColour: colourBefore, policy })
}
