import type { WorkCoverage } from '#src/core/evaluation.ts'
import type { Finding } from '#src/core/model.ts'

const kinds = {
  project: { name: 'Linear project', pause: 'pause it in Linear' },
  initiative: { name: 'Linear initiative', pause: 'set it to Planned in Linear' },
  milestone: { name: 'GitHub milestone', pause: 'close it on GitHub' },
}

/** One finding for each work that goes on and serves no key result. */
export function orphanFindings({ orphans }: WorkCoverage): Finding[] {
  return orphans.map(({ kind, title, url }) => ({
    code: 'orphan_work',
    level: 'mend',
    database: null,
    pageId: null,
    title,
    property: null,
    message: `The ${kinds[kind].name} ${title} is going on and serves no key result.`,
    mend: `Paste its link ${url} into Source of the initiative or key result that it serves, or ${kinds[kind].pause}.`,
  }))
}
