import { expect, test } from 'vitest'
import { orphanFindings } from '#src/core/work/orphan-findings.ts'
import { workCoverage } from '#src/core/work/work-coverage.ts'
import { TODAY } from '#test/core/a-snapshot.ts'
import { activeInitiative, activeProject, initiativeUrl, projectUrl } from './some-work.ts'

test('each orphan is a finding that names the work, its link and what can be done', () => {
  const active = [activeProject('search', 5), activeInitiative('growth')]
  const coverage = workCoverage({
    keyResults: [],
    links: new Map(),
    readings: new Map(),
    active,
    finished: null,
    today: TODAY,
  })
  const common = { code: 'orphan_work', level: 'mend', database: null, pageId: null, property: null }
  expect(orphanFindings(coverage)).toEqual([
    {
      ...common,
      title: 'growth',
      message: 'The Linear initiative growth is going on and serves no key result.',
      mend: `Paste its link ${initiativeUrl('growth')} into Source of the initiative or key result that it serves, or set it to Planned in Linear.`,
    },
    {
      ...common,
      title: 'search',
      message: 'The Linear project search is going on and serves no key result.',
      mend: `Paste its link ${projectUrl('search')} into Source of the initiative or key result that it serves, or pause it in Linear.`,
    },
  ])
})

test('where Linear is not read nothing is said', () => {
  const coverage = workCoverage({
    keyResults: [],
    links: new Map(),
    readings: new Map(),
    active: null,
    finished: null,
    today: TODAY,
  })
  expect(orphanFindings(coverage)).toEqual([])
})
