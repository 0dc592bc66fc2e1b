import { DECIDED_WITHIN_HOURS } from '#src/core/mail/quarterly/quarter-decisions.ts'
import type { QuarterlyReport } from '#src/core/mail/quarterly-report.ts'
import { PLAIN_SECTION } from '#templates/digest/section.ts'
import { countOf } from '#templates/words/count-of.ts'
import type { Part } from './part.ts'

/** The decision log of the quarter. */
export function decisionPart({ decisions }: QuarterlyReport): Part {
  const { raised, decided, open, medianHours, timed, inTime } = decisions
  const speed =
    medianHours === null
      ? 'None of them was timed: that takes Raised and the day of the decision.'
      : `Median from raised to decided: ${countOf(Math.round(medianHours), 'hour')}, against ${DECIDED_WITHIN_HOURS}; ${inTime} of the ${timed} that were timed kept to it.`
  return {
    kind: 'rows',
    section: {
      ...PLAIN_SECTION,
      heading: 'Decision log of the quarter',
      intro:
        raised + decided + open === 0
          ? ['No decision was raised or made in the quarter.']
          : [
              `${raised} raised, ${decided} decided in the quarter; ${open} raised by its end ${open === 1 ? 'is' : 'are'} still open.`,
              ...(decided > 0 ? [speed] : []),
            ],
    },
  }
}
