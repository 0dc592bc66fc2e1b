import type { WorkCoverage } from '#src/core/evaluation.ts'
import type { Finding } from '#src/core/model.ts'

const pauses = { project: 'pause it', initiative: 'set it to Planned' }

/** One finding for each work that goes on in Linear and serves no key result. */
export function orphanFindings({ orphans }: WorkCoverage): Finding[] {
  return orphans.map(({ kind, title, url }) => ({
    code: 'orphan_work',
    level: 'mend',
    database: null,
    pageId: null,
    title,
    property: null,
    message: `The Linear ${kind} ${title} is going on and serves no key result.`,
    mend: `Paste its link ${url} into Source of the initiative or key result that it serves, or ${pauses[kind]} in Linear.`,
  }))
}
