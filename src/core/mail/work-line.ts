import type { WorkCoverage } from '#src/core/evaluation.ts'
import { cleanText } from '#src/core/words/clean-text.ts'

/** How work serves the key results, as mail shows it. */
export type WorkLine = Omit<WorkCoverage, 'credits'>

export function workLine({ credits: _, ...coverage }: WorkCoverage): WorkLine {
  return {
    ...coverage,
    orphans: coverage.orphans.map((orphan) => ({
      ...orphan,
      title: cleanText(orphan.title, 100) || `A Linear ${orphan.kind} without a title`,
    })),
  }
}
