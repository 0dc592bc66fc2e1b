import { expect, test } from 'vitest'
import { explainEpisodes } from '#src/core/escalation/explain-episodes.ts'
import { MailPolicy } from '#src/core/mail/mail-policy.ts'
import type { Initiative, KeyResult, Objective } from '#src/core/model.ts'
import { aKeyResult, anInitiative, anObjective, aSnapshot, evaluateAt } from '../a-snapshot.ts'
import { aLadder, MAIL } from './a-ladder.ts'

const bo = { id: 'bo', name: 'Bo Lindqvist', email: 'bo@example.com' }
const objectives: readonly Objective[] = [anObjective({ owners: [bo] })]
const red = { current: 1, lastEdited: '2026-11-01T10:00:00.000Z' }

/** A company that runs day after day; answers what is explained of a page. */
function aCompany(mail = MAIL) {
  const ladder = aLadder({ mail })
  const at = (day: number, keyResult: Partial<KeyResult>, initiatives: readonly Initiative[]) => ({
    now: `2026-11-${String(day).padStart(2, '0')}T09:00:00.000Z`,
    snapshot: aSnapshot({ objectives, keyResults: [aKeyResult(keyResult)], initiatives }),
  })
  return {
    run(day: number, keyResult: Partial<KeyResult> = red, initiatives: readonly Initiative[] = []) {
      const { now, snapshot } = at(day, keyResult, initiatives)
      ladder.run(now, snapshot)
    },
    explain(
      day: number,
      keyResult: Partial<KeyResult> = red,
      initiatives: readonly Initiative[] = [],
      pageId = 'k1',
    ) {
      const { now, snapshot } = at(day, keyResult, initiatives)
      const history = ladder.history()
      return explainEpisodes({
        pageId,
        evaluation: evaluateAt(now, { snapshot, history }),
        snapshot,
        history,
        told: ladder.told(),
        policy: MailPolicy.parse({}).escalation,
        workingDays: MailPolicy.parse({}),
        mail,
        timezone: 'UTC',
        hosts: { github: 'github.com' },
      })
    },
  }
}

test('before the first sync it tells what that will open, and who is due', () => {
  expect(aCompany().explain(3).episodes).toMatchObject([
    {
      state: 'opened',
      isNew: true,
      told: [],
      due: [{ rung: 'owner', to: ['ada@example.com'], at: '2026-11-03T09:00:00.000Z' }],
      next: { rung: 'lead', to: ['bo@example.com'], at: '2026-11-06T00:00:00.000Z' },
    },
  ])
})

test('who heard, who is next and since when stands with an open episode, rung by rung', () => {
  const company = aCompany()
  company.run(3)
  const [first] = company.explain(4).episodes
  expect(first).toMatchObject({
    state: 'told',
    isNew: false,
    openedAt: '2026-11-03T09:00:00.000Z',
    told: [{ rung: 'owner', to: ['ada@example.com'], at: '2026-11-03T09:00:00.000Z' }],
    due: [],
    next: { rung: 'lead', to: ['bo@example.com'] },
    answeredUntil: null,
    isQuiet: false,
  })
  company.run(6)
  const [second] = company.explain(7).episodes
  expect(second).toMatchObject({ state: 'escalated', next: { rung: 'above', to: ['ceo@example.com'] } })
  expect(second?.told.map(({ rung }) => rung)).toEqual(['owner', 'lead'])
})

test('where ESCALATE_TO is empty nobody is next after the lead', () => {
  const company = aCompany({ ...MAIL, escalateTo: [] })
  company.run(3)
  company.run(6)
  expect(company.explain(7).episodes).toMatchObject([{ state: 'escalated', due: [], next: null }])
})

test('an answer says until when it holds, and the next rung is the one after it', () => {
  const company = aCompany()
  company.run(3)
  expect(company.explain(4, { ...red, acknowledged: '2026-11-04' }).episodes).toMatchObject([
    {
      state: 'acknowledged',
      answeredUntil: '2026-11-18',
      next: { rung: 'lead/again', to: ['bo@example.com'], at: '2026-11-18T00:00:00.000Z' },
    },
  ])
})

test('one that ended names its all-clear, and a new one stands before it', () => {
  const company = aCompany()
  company.run(3)
  const green = { ...red, current: 58 }
  company.run(10, green)
  expect(company.explain(11, green)).toMatchObject({
    episodes: [{ state: 'recovered', closedAt: '2026-11-10T09:00:00.000Z', due: [], next: null }],
  })
  const [ended] = company.explain(11, green).episodes
  expect(ended?.told.map(({ rung }) => rung)).toEqual(['owner', 'all_clear'])
  expect(company.explain(20).episodes.map(({ isNew }) => isNew)).toEqual([true, false])
})

test('what a person has just typed opens nothing yet, and it is said from when on it may', () => {
  const typed = { ...red, lastEdited: '2026-11-03T08:40:00.000Z' }
  expect(aCompany().explain(3, typed)).toMatchObject({
    episodes: [],
    mayTurnAt: '2026-11-03T09:40:00.000Z',
  })
})

test('what would be told once it has stood is next, not due', () => {
  const company = aCompany()
  company.run(3)
  const edited = { ...red, lastEdited: '2026-11-06T08:40:00.000Z' }
  expect(company.explain(6, edited).episodes).toMatchObject([
    { due: [], next: { rung: 'lead', to: ['bo@example.com'], at: '2026-11-06T09:40:00.000Z' } },
  ])
})

test('a blocked initiative is explained by its own ladder', () => {
  const company = aCompany()
  const blocked = [
    anInitiative({ status: 'blocked', waitingOn: [bo], lastEdited: '2026-11-01T10:00:00.000Z' }),
  ]
  const fine = { current: 40, lastCheckIn: '2026-11-02' }
  company.run(3, fine, blocked)
  const { episodes, isLive } = company.explain(3, fine, blocked, 'i1')
  expect(isLive).toBe(true)
  expect(episodes).toMatchObject([
    { cause: 'blocked', state: 'told', next: { rung: 'above', to: ['ceo@example.com'] }, isQuiet: false },
  ])
  expect(episodes[0]?.told.map(({ rung, to }) => [rung, to])).toEqual([
    ['owner', ['ada@example.com']],
    ['waited_for', ['bo@example.com']],
  ])
})

test('while the workspace is not live nobody is due and nobody is next', () => {
  const company = aCompany()
  const snapshot = aSnapshot({ objectives, keyResults: [aKeyResult(red)] })
  company.run(3)
  const own = { ...snapshot, databases: snapshot.databases.map((each) => ({ ...each, madeByInit: false })) }
  const explained = explainEpisodes({
    pageId: 'k1',
    evaluation: evaluateAt('2026-11-04T09:00:00.000Z', { snapshot: own }),
    snapshot: own,
    history: {
      checkIns: [],
      days: [],
      objectiveDays: [],
      sightings: [],
      written: [],
      prepared: [],
      stands: [],
      episodes: [
        {
          id: 'k1-2026-11-03',
          pageId: 'k1',
          cause: 'off_track',
          title: 'Sixty customers',
          openedAt: '2026-11-03T09:00:00.000Z',
          closedAt: null,
        },
      ],
    },
    told: [],
    policy: MailPolicy.parse({}).escalation,
    workingDays: MailPolicy.parse({}),
    mail: MAIL,
    timezone: 'UTC',
    hosts: { github: 'github.com' },
  })
  expect(explained).toMatchObject({
    isLive: false,
    episodes: [{ due: [], next: null }],
  })
})
