import { expect, test } from 'vitest'
import { printEpisodes } from '#src/cli/print-episodes.ts'
import type { EpisodeExplained } from '#src/core/escalation/explain-episodes.ts'
import { aKeyResult, anObjective, aSnapshot } from '#test/core/a-snapshot.ts'
import { aLine } from './a-line.ts'

const episode: EpisodeExplained = {
  id: 'k1-2026-11-03',
  pageId: 'k1',
  cause: 'off_track',
  title: 'Sixty customers',
  openedAt: '2026-11-03T09:00:00.000Z',
  closedAt: null,
  state: 'told',
  isNew: false,
  told: [{ rung: 'owner', to: ['ada@example.com'], at: '2026-11-03T09:00:00.000Z' }],
  due: [],
  next: { rung: 'lead', to: ['bo@example.com'], at: '2026-11-06T00:00:00.000Z' },
  answeredUntil: null,
  answeredBy: null,
  decideBy: null,
  isQuiet: false,
}

function printed(given: Partial<EpisodeExplained> = {}, page: { isLive?: boolean; mayTurnAt?: string } = {}) {
  const { isLive = true, mayTurnAt = null } = page
  return printEpisodes({ episodes: [{ ...episode, ...given }], isLive, mayTurnAt }).join('\n')
}

test('an open episode tells its state, who heard, who is next and what would stop it', () => {
  expect(printed()).toBe(
    [
      'Told: it turned off track, since 3 Nov 2026 09:00 UTC.',
      '- 3 Nov 2026 09:00 UTC: ada@example.com (the owner)',
      'Next, if nothing changes: 6 Nov 2026 00:00 UTC, bo@example.com (the lead).',
      'Acknowledged (a day) or Recovery plan in its row, or a decision about it, keeps the ladder still.',
      'It ends when the key result is on track or complete.',
    ].join('\n'),
  )
})

test.each([
  [{ next: null }, {}, 'or ESCALATE_TO is empty'],
  [
    { next: null },
    { isLive: false },
    'not live for this row: nothing is mailed about it and no episode opens until okr-sync go-live.',
  ],
  [{ next: null, isQuiet: true }, {}, 'Nobody is told now: it is not known to be behind.'],
  [{ next: null }, { mayTurnAt: '2026-11-05T09:40:00.000Z' }, 'stands from 5 Nov 2026 09:40 UTC on'],
  [{ answeredUntil: '2026-11-18' }, {}, 'keeps the ladder still until 18 Nov'],
  [{ isNew: true }, {}, 'The next sync remembers it.'],
  [{ cause: 'blocked' }, {}, 'It ends when its Status is no longer Blocked.'],
  [
    { told: [], due: [{ rung: 'owner', to: ['ada@example.com'], at: '2026-11-03T21:00:00.000Z' }] },
    {},
    '- Due since 3 Nov 2026 21:00 UTC, in their hours: ada@example.com (the owner)',
  ],
] as const)('of %o and %o it says so', (given, page, words) => {
  expect(printed(given, page).replaceAll('\n', ' ')).toContain(words)
})

test('one that is over asks for nothing, and where there is none that is said, with when one may open', () => {
  const over = printed({ state: 'recovered', closedAt: '2026-11-10T09:00:00.000Z', next: null })
  expect(over).toMatch(/^No episode is open\.\nRecovered: .*, over since 10 Nov 2026 09:00 UTC\.\n- 3 Nov/)
  expect(over).not.toContain('Recovery plan')
  expect(printEpisodes({ episodes: [], isLive: true, mayTurnAt: null })).toEqual(['No episode is open.'])
  const may = printEpisodes({ episodes: [], isLive: true, mayTurnAt: '2026-11-17T00:00:00.000Z' })
  expect(may[1]).toBe('If nothing changes, one may open from 17 Nov 2026 00:00 UTC on.')
})

test('explain shows the episode of a key result after escalate has told its owner, and in JSON; an objective has none', async () => {
  const snapshot = aSnapshot({
    objectives: [anObjective()],
    keyResults: [aKeyResult({ current: 1, lastCheckIn: '2026-11-18' })],
  })
  const { run, said } = await aLine({ snapshot })
  await run('escalate')

  await run('explain', 'k1')
  expect(said.out).toMatch(
    /\n\nEscalation\n {2}Told: it turned off track, since 20 Nov 2026 09:00 UTC\.\n {2}- 20 Nov 2026 09:00 UTC: ada@example\.com \(the owner\)\n/,
  )
  await run('explain', 'k1', '--json')
  expect(JSON.parse(said.out)).toMatchObject({
    kind: 'key_result',
    escalation: { episodes: [{ state: 'told', told: [{ rung: 'owner' }] }] },
  })
  await run('explain', 'o1')
  expect(said.out).not.toContain('Escalation')
})

test('an open decision and an answer that was a decision are told with what they do to the ladder', () => {
  const told = (given: Partial<EpisodeExplained>) => printed(given).replaceAll('\n', ' ')
  expect(told({ decideBy: '2026-11-10' })).toContain(
    'A decision about it is open, to be made by 10 Nov. While it is open what was answered until then keeps the ladder still no longer.',
  )
  expect(told({ cause: 'blocked', decideBy: '2026-11-10' })).toContain(
    'While it is open the ladder is climbed again from the day after.',
  )
  expect(told({ answeredUntil: '2026-11-19', answeredBy: 'decision' })).toContain(
    'Answered by a decision, which keeps the ladder still until 19 Nov.',
  )
})
