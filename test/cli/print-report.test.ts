import { expect, test } from 'vitest'
import { printReport } from '#src/cli/print-report.ts'
import type { KeyResultResult } from '#src/core/evaluation.ts'
import type { RunReport } from '#src/jobs/run-report.ts'
import { atRisk, evaluation, keyResult, offTrack } from '#templates/fixtures/rows.ts'

function printed(keyResults: readonly KeyResultResult[], limits: Partial<RunReport['limits']> = {}): string {
  const at = '2026-11-20T08:00:00.000Z'
  const { ruleVersion, ...evaluated } = evaluation({ keyResults })
  return printReport({
    ...evaluated,
    run: { id: 'r1', job: 'sync', asOf: at, startedAt: at, finishedAt: at, ruleVersion, outcome: 'done' },
    counts: { read: 3, measured: 0, unknown: 0, planned: 0, written: 0, failed: 0, messages: 0 },
    requests: { notion: 1, linear: 0, github: 0 },
    limits: { linear: [], github: [], ...limits },
    writes: [],
    newDecisions: [],
    messages: [],
  })
}

test('key results are counted by the status in force, and the overruled ones beside', () => {
  const rows = [
    offTrack({ title: 'a', overrule: { status: 'on_track', until: '2026-12-04', since: null } }),
    atRisk({ title: 'b', overrule: { status: 'at_risk', until: '2026-12-04', since: null } }),
    offTrack({ title: 'c', ended: true }),
    keyResult({ title: 'd', state: 'dropped' }),
  ]

  expect(printed(rows)).toContain('2 key results: 1 at risk, 1 on track; 1 overruled by a person.')
})

test('where nobody overrules nothing is said of it', () => {
  expect(printed([keyResult({})])).toContain('1 key result: 1 on track.\n')
})

test('what is left of the limits is a line for each system, without those that were refilled since', () => {
  const left = (name: string, remaining: number, resetAt: string) => ({
    name,
    limit: 5000,
    remaining,
    resetAt,
  })
  const github = [
    left('core', 4998, '2026-11-20T08:28:00.000Z'),
    left('graphql', 4990, '2026-11-20T08:30:59.000Z'),
    left('search', 29, '2026-11-20T07:59:00.000Z'),
  ]
  const text = printed([keyResult({})], { github })
  expect(text).toContain(
    'GitHub has left: 4,998 of 5,000 requests until 08:28, 4,990 of 5,000 GraphQL points until 08:30 (UTC).\n',
  )
  expect(text).not.toContain('Linear has left')
  expect(text).not.toContain('searches')
})
