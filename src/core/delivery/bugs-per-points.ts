import { completedPoints } from './completed-points.ts'
import type { LinearIssue } from './events.ts'
import { moment } from './moment.ts'
import { nothing } from './nothing.ts'
import type { Sample } from './sample.ts'
import { isWithin, type Span } from './span.ts'

/**
 * Bugs per 100 points = 100 * bugs reported / points completed.
 *
 * Unit: bugs. Span: the window, or the days of a cycle; bugs by their creation, points by the completion of their issue. A bug is
 * an issue with one of the labels `bugLabels`, whatever became of it, unless it was cancelled or is a duplicate. Points of mended
 * bugs count like others. Without points there is none, never 0.
 * Source: none published; defects against output as in defect density, with story points as the size.
 * @param issues those of the team or project
 * @param subject for a sentence, for example `Team ENG`
 * @param when for a sentence, for example `in the last 28 days`
 */
export function bugsPerPoints(
  issues: readonly LinearIssue[],
  span: Span,
  bugLabels: readonly string[],
  subject: string,
  when: string,
): Sample {
  const bugs = issues.filter(
    ({ labels, state, createdAt }) =>
      state !== 'canceled' &&
      state !== 'duplicate' &&
      labels.some((label) => bugLabels.includes(label)) &&
      isWithin(moment(createdAt), span),
  )
  const points = completedPoints(issues, span)
  if (points > 0) return { kind: 'ratio', part: bugs.length, whole: points }
  return nothing(`${subject} completed no issue with an estimate ${when}.`)
}
