import type { DeliverySummary } from '#src/core/delivery/delivery-summary.ts'
import type { Day } from '#src/core/model.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { deliveryBlock } from './delivery-block.ts'
import type { FigureLine } from './figure-line.ts'

/** How the company delivers, as the digest shows it. */
export interface WeekDelivery {
  /** Length in days of the window that a figure covers; what it was before is that of the window before. */
  readonly days: number
  readonly lines: readonly FigureLine[]
  /** As in `DeliverySummary`. */
  readonly knownOn: Day | null
  /** A sentence for each guardrail that was passed. */
  readonly guardrails: readonly string[]
}

export function weekDelivery(summary: DeliverySummary): WeekDelivery {
  return {
    days: summary.days,
    knownOn: summary.knownOn,
    lines: deliveryBlock(summary),
    guardrails: summary.guardrails.map(({ message }) => cleanText(message, 200)),
  }
}
