import { expect, test } from 'vitest'
import { nudges } from '#src/core/letters/nudges.ts'
import { liveSighting } from '#src/core/live/live-of.ts'
import { MailPolicy } from '#src/core/mail/mail-policy.ts'
import type { Database, KeyResult, Person } from '#src/core/model.ts'
import { Policy } from '#src/core/policy.ts'
import {
  ada,
  aHistory,
  aKeyResult,
  anObjective,
  aSnapshot,
  CHECKOUT,
  checkoutAt,
  checkoutUnknown,
  evaluateAt,
  NOW,
  type Past,
  written,
} from '#test/core/a-snapshot.ts'

const bo: Person = { id: 'bo', name: 'Bo Lindqvist', email: 'Bo@example.com' }

/** Monday after `NOW`. */
const DIGEST = { slot: '2026-W48', moment: '2026-11-23T08:00:00.000Z' }

function nudged(...given: Parameters<typeof nudgesOf>) {
  return nudgesOf(...given).subjects
}

/** Its value is of 10 November, ten days before `NOW`. */
function nudgesOf(
  given: Partial<KeyResult> = {},
  other: {
    readonly history?: Partial<Past>
    readonly readings?: ReturnType<typeof checkoutAt>
    readonly mail?: Partial<MailPolicy>
    readonly policy?: Partial<Policy>
    readonly databases?: (database: Database) => Database
    readonly open?: readonly string[]
    readonly domains?: readonly string[]
    readonly digest?: typeof DIGEST
    readonly cycle?: string
    readonly now?: string
  } = {},
) {
  const empty = aSnapshot({
    objectives: [anObjective({ cycle: other.cycle ?? '2026-Q4' })],
    keyResults: [aKeyResult(given)],
  })
  const snapshot = { ...empty, databases: empty.databases.map(other.databases ?? ((each) => each)) }
  const history = aHistory(other.history)
  const { readings = new Map(), now = NOW, policy = {} } = other
  return nudges({
    snapshot,
    evaluation: evaluateAt(now, { snapshot, history, readings, policy }),
    history,
    open: (other.open ?? []).map((pageId) => ({ pageId })),
    policy: Policy.parse(policy),
    mail: MailPolicy.parse(other.mail ?? {}),
    domains: other.domains ?? [],
    digest: other.digest ?? DIGEST,
  })
}

test('an owner is asked for a value on the last working day before the digest', () => {
  expect(nudged()).toEqual([
    {
      key: 'nudge/2026-W48/k1',
      to: ['ada@example.com'],
      episode: null,
      due: '2026-11-20T10:00:00.000Z',
      comesAlongFrom: '2026-11-20T00:00:00.000Z',
      about: {
        kind: 'nudge',
        nudge: {
          title: 'Sixty customers',
          url: 'https://notion.example/p',
          objective: 'Win the mid-market',
          lastCheckIn: '2026-11-10',
          days: 10,
          status: 'on_track',
          value: '24',
          asks: 'number',
          digestOn: '2026-11-23',
        },
      },
    },
  ])
})

test('a list of milestones is asked for in its own column, and a yes or no as such', () => {
  const asked = (row: Parameters<typeof nudged>[0]) =>
    nudged(row).map(({ about }) => about.kind === 'nudge' && about.nudge.asks)
  const plain = { baseline: null, target: null, current: null } as const
  expect(asked({ ...plain, type: 'milestone', milestones: '[ ] Design @ 2026-12-01' })).toEqual([
    'milestones',
  ])
  expect(asked({ ...plain, type: 'yes_no', current: 0 })).toEqual(['done'])
})

test('each owner is asked by the own clock, and on the own last working day', () => {
  const mail = { timezones: { 'bo@example.com': 'Pacific/Kiritimati' }, holidays: ['2026-11-20'] }
  const subjects = nudged({ owners: [ada, bo] }, { mail })
  expect(subjects.map(({ to, due }) => [to, due])).toEqual([
    [['ada@example.com'], '2026-11-19T10:00:00.000Z'],
    [['bo@example.com'], '2026-11-18T20:00:00.000Z'],
  ])
  // A digest of Sunday evening is one of Monday there, and Friday the last working day of both.
  const sunday = { slot: '2026-W47', moment: '2026-11-22T18:00:00.000Z' }
  const own = nudged({ owners: [bo] }, { mail: { ...mail, holidays: [] }, digest: sunday })
  expect(own.map(({ due }) => due)).toEqual(['2026-11-19T20:00:00.000Z'])
})

test('hours that are over before the time of nudges open for them on the day itself, by the clock of each owner', () => {
  const dueIn = (hours: string) => nudged({}, { mail: { hours } }).map(({ due }) => due)
  expect(dueIn('Mon-Fri 06:00-09:30')).toEqual(['2026-11-20T06:00:00.000Z'])
  expect(dueIn('Mon-Fri 12:00-18:00')).toEqual(['2026-11-20T10:00:00.000Z'])
  expect(dueIn('Mon-Fri 22:00-06:00')).toEqual(['2026-11-20T10:00:00.000Z'])
  const mail = { hours: 'Mon-Wed 06:00-09:30', timezones: { 'bo@example.com': 'Pacific/Niue' } }
  // The digest of Monday 08:00 UTC is one of Sunday there.
  expect(nudged({ owners: [bo] }, { mail }).map(({ due }) => due)).toEqual(['2026-11-18T17:00:00.000Z'])
})

test('nobody is asked where the value or the row is younger than the cadence on that day', () => {
  expect(nudged({ lastCheckIn: '2026-11-13' })).toHaveLength(1)
  expect(nudged({ lastCheckIn: '2026-11-14' })).toEqual([])
  expect(nudged({ lastCheckIn: '2026-11-10', lastEdited: '2026-11-14T10:00:00.000Z' })).toEqual([])
  expect(nudged({ lastCheckIn: '2026-11-14' }, { policy: { checkInEveryDays: 5 } })).toHaveLength(1)
})

test('what the service wrote itself is no news of the owner', () => {
  const lastEdited = '2026-11-18T10:00:00.000Z'
  const row = { lastCheckIn: '2026-11-10', lastEdited }
  expect(nudged(row, { history: { written: [written('k1', 'why', 'x', lastEdited)] } })).toHaveLength(1)
  const before = [written('k1', 'why', 'x', '2026-11-18T09:59:00.000Z')]
  expect(nudged(row, { history: { written: before } })).toEqual([])
})

test('without any value the owner is asked once the first days of the period are over', () => {
  const row = { current: null, lastEdited: '2026-09-01T10:00:00.000Z' }
  expect(nudged(row)).toMatchObject([{ about: { nudge: { lastCheckIn: null, days: 50, value: '' } } }])
  const start = {
    now: '2026-10-02T09:00:00.000Z',
    digest: { slot: '2026-W41', moment: '2026-10-05T08:00:00.000Z' },
  }
  expect(nudged(row, start)).toEqual([])
  expect(nudged(row, { cycle: '2027-Q1' })).toEqual([])
})

test('what does not run, is reached or is over is left alone', () => {
  for (const state of ['closed', 'dropped', 'deferred'] as const) expect(nudged({ state })).toEqual([])
  expect(nudged({ type: 'yes_no', baseline: null, target: null, current: 1 })).toEqual([])
  expect(nudged({}, { cycle: '2026-Q3' })).toEqual([])
  expect(nudged({ override: 'complete' })).toEqual([])
})

test('what measures itself needs no owner, unless its source is gone', () => {
  const source = { source: CHECKOUT, measure: 'progress', target: 100, current: 40 }
  expect(nudged(source, { readings: checkoutAt(0.4) })).toEqual([])
  expect(nudged(source, { readings: checkoutUnknown() })).toHaveLength(1)
  expect(nudged(source, { readings: checkoutUnknown('source_failed', 'Linear answered 503.') })).toEqual([])
  expect(nudged(source, { readings: checkoutUnknown('still_reading', 'Still reading.') })).toEqual([])
})

test('whoever is asked for more, or accepts the silence, is not nudged', () => {
  expect(nudged({}, { open: ['k1'] })).toEqual([])
  expect(nudged({}, { open: ['k2'] })).toHaveLength(1)
  expect(nudged({ acceptedFindings: ['Not updated'] })).toEqual([])
})

test('in an adopted workspace nobody is nudged before it is live, and then for what became late after it', () => {
  const adopted = (liveSince?: string, given: Partial<KeyResult> = {}, now = NOW) =>
    nudged(given, {
      databases: (each) => ({ ...each, madeByInit: false }),
      history: { sightings: liveSince === undefined ? [] : [liveSighting(liveSince)] },
      now,
    }).length
  expect(adopted()).toBe(0)
  // Its value is of 10 November: late from the 17th on.
  expect(adopted('2026-11-16T09:00:00.000Z')).toBe(1)
  expect(adopted('2026-11-17T09:00:00.000Z')).toBe(0)
  expect(adopted('2026-11-19T09:00:00.000Z')).toBe(0)
  // What was late then is asked for two weeks later like any other.
  const old = { lastCheckIn: '2026-10-01', lastEdited: '2026-10-01T09:00:00.000Z' }
  expect(adopted('2026-11-07T09:00:00.000Z', old)).toBe(0)
  expect(adopted('2026-11-06T09:00:00.000Z', old)).toBe(1)
  // Of a cycle that began after it nothing was late then.
  expect(
    adopted('2026-09-28T09:00:00.000Z', { lastCheckIn: null, lastEdited: '2026-08-01T09:00:00.000Z' }),
  ).toBe(1)
})

test('nobody is nudged without an address, or outside the domains', () => {
  expect(
    nudged({
      owners: [
        { ...ada, email: null },
        { ...ada, email: 'a@b, c@d.example' },
      ],
    }),
  ).toEqual([])
  expect(nudged({ owners: [ada, bo, ada] }, { domains: ['example.com'] }).flatMap(({ to }) => to)).toEqual([
    'ada@example.com',
    'bo@example.com',
  ])
  expect(nudged({}, { domains: ['example.org'] })).toEqual([])
})

test('an owner who cannot be asked is a finding on the row, unless it is accepted there', () => {
  const guest = { ...ada, email: null }
  const codes = (given: Partial<KeyResult>, domains: readonly string[] = []) =>
    nudgesOf(given, { domains }).findings.map(({ code, pageId }) => `${code} ${pageId}`)
  expect(codes({ owners: [guest, bo] })).toEqual(['owner_without_address k1'])
  expect(nudgesOf({ owners: [guest] }).findings[0]?.message).toContain('so nobody is asked for its value.')
  expect(codes({ owners: [ada] }, ['example.org'])).toEqual(['owner_outside_domains k1'])
  expect(codes({ owners: [guest], acceptedFindings: ['Owner without address'] })).toEqual([])
  expect(codes({ owners: [guest], lastCheckIn: '2026-11-19' })).toEqual([])
})

test('while a column is lost that tells how old a value is nobody is nudged', () => {
  const lost = [{ field: 'lastCheckIn', property: 'Last check-in' }]
  const databases = (each: Database) => (each.kind === 'keyResults' ? { ...each, lost } : each)
  expect(nudged({}, { databases })).toEqual([])
})
