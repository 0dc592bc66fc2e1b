import type { QuarterlyReport } from '#src/core/mail/quarterly-report.ts'
import { decisionPart } from './decision-part.ts'
import { forecastPart } from './forecast-part.ts'
import { gradePart } from './grade-part.ts'
import { groupPart } from './group-part.ts'
import { lessonParts } from './lesson-parts.ts'
import { movedPart } from './moved-part.ts'
import { nextParts } from './next-parts.ts'
import type { Part } from './part.ts'
import { warningParts } from './warning-parts.ts'

/**
 * Everything under the three lines at the top, in reading order: what became of the goals, how far our forecast could be trusted,
 * what was moved and learned, and what is asked.
 * @param scale above 0: which part of its usual number of rows each part may show
 */
export function quarterlyParts(report: QuarterlyReport, scale: number): readonly Part[] {
  if (report.objectives.length === 0) return [decisionPart(report, scale)]
  return [
    groupPart(report, scale),
    ...gradePart(report, scale),
    forecastPart(report),
    ...warningParts(report, scale),
    ...movedPart(report, scale),
    ...lessonParts(report, scale),
    decisionPart(report, scale),
    ...nextParts(report, scale),
  ]
}
