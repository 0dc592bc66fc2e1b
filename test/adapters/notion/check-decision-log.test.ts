import { expect, test } from 'vitest'
import { createDecisionLogCheckup } from '#src/adapters/notion/check-decision-log.ts'
import { preparedMark } from '#src/core/decisions/prepared-mark.ts'
import type { Sighting } from '#src/core/history.ts'
import type { Snapshot } from '#src/core/model.ts'
import { Policy } from '#src/core/policy.ts'
import { aDecision, aSnapshot, NOW } from '#test/core/a-snapshot.ts'

const decided = {
  status: 'decided',
  date: '2026-11-10',
  rationale: 'Cheaper.',
  reversible: 'yes',
  reviewDate: '2026-12-18',
  keyResults: ['k1'],
} as const

/** The lines as `Subject: state` with what was found. */
async function told(
  snapshot: Snapshot | null,
  { ask = false, live = [] }: { readonly ask?: boolean; readonly live?: readonly Sighting[] | null } = {},
): Promise<Readonly<Record<string, string>>> {
  const { check } = createDecisionLogCheckup({
    isConfigured: true,
    snapshot: async () => snapshot,
    live,
    decisionPolicy: { ask },
    policy: Policy.parse({}),
    hosts: { github: 'github.com' },
    clock: { now: () => NOW },
  })
  return Object.fromEntries((await check()).map((each) => [`${each.subject}: ${each.state}`, each.message]))
}

/** With a column that is lost, or of databases that people made. */
function logWith(decisions: Snapshot['decisions'], { lost = '', madeByInit = true } = {}): Snapshot {
  const { databases } = aSnapshot()
  return aSnapshot({
    decisions,
    databases: databases.map((each) => ({
      ...each,
      madeByInit,
      owned: each.kind === 'decisions' ? ['prepared'] : [],
      lost: each.kind === 'decisions' && lost !== '' ? [{ field: lost, property: lost }] : [],
    })),
  })
}

test('a log that is well kept is told in lines that are all fine', async () => {
  const fine = logWith([aDecision(), aDecision({ id: 'd2', ...decided })])

  expect(await told(fine)).toEqual({
    'Completeness: ok': '1 of 1 that were made and stand are complete.',
    'Open: ok': '1 to be decided.',
    'Links: ok': 'No decision older than two weeks is without a link.',
    'Asking: ok': 'POLICY has decisions.ask off.',
  })
  expect(await told(logWith([]))).toMatchObject({ 'Completeness: ok': 'No decision that stands was made.' })
})

test('a column that is lost is no nought, and what needs it says so', async () => {
  const untold = 'It cannot be told, since a column that it needs cannot be read.'
  const lost = (column: string) => told(logWith([aDecision(decided)], { lost: column }))

  expect(await lost('rationale')).toMatchObject({
    'Completeness: warning': untold,
    'Links: ok': expect.anything(),
  })
  expect(await lost('decideBy')).toMatchObject({
    'Open: warning': '0 to be decided. Not all can be told, since a column cannot be read.',
  })
  expect(await lost('keyResults')).toMatchObject({ 'Completeness: warning': untold })
  expect(await lost('status')).toEqual({ 'The figures: warning': untold, 'Asking: ok': expect.anything() })
  expect(await told(null)).toEqual({})
})

test('a row that the service added proves that it may', async () => {
  const prepared = preparedMark('2026-11-10', 'off track since 3 Nov', 'k1-2026-11-03')
  const log = logWith([
    aDecision({ shown: { prepared } }),
    aDecision({ id: 'd2', shown: { prepared: 'mine' } }),
  ])

  expect(await told(log, { ask: true })).toMatchObject({
    'Capability: insert content: ok': 'okr-sync has added 1 of the rows.',
  })
})

test('where people made the databases nothing is asked before the workspace goes live', async () => {
  const peoples = logWith([], { madeByInit: false })
  const went = [{ pageId: 'okr-sync', what: 'live', since: NOW }] as const

  expect(await told(peoples, { ask: true })).toHaveProperty('Live for decisions: warning')
  expect(await told(peoples, { ask: true, live: went })).toHaveProperty('Live for decisions: ok')
  const unknown = await told(peoples, { ask: true, live: null })
  expect(Object.keys(unknown).filter((subject) => subject.startsWith('Live'))).toEqual([])
})
