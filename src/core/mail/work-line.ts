import type { WorkCoverage } from '#src/core/evaluation.ts'
import { cleanText } from '#src/core/words/clean-text.ts'

/** How work serves the key results, as mail shows it. */
export type WorkLine = Omit<WorkCoverage, 'credits' | 'served'>

const WITHOUT_TITLE = {
  project: 'A Linear project without a title',
  initiative: 'A Linear initiative without a title',
  milestone: 'A GitHub milestone without a title',
}

export function workLine({ credits: _, served: __, ...coverage }: WorkCoverage): WorkLine {
  return {
    ...coverage,
    orphans: coverage.orphans.map((orphan) => ({
      ...orphan,
      title: cleanText(orphan.title, 100) || WITHOUT_TITLE[orphan.kind],
    })),
  }
}
