import { expect, test } from 'vitest'
import { answerTo } from '#src/core/escalation/answer-to.ts'
import { explainEpisodes } from '#src/core/escalation/explain-episodes.ts'
import { MailPolicy } from '#src/core/mail/mail-policy.ts'
import type { Decision, Initiative, KeyResult } from '#src/core/model.ts'
import { aDecision, aKeyResult, anInitiative, aSnapshot, evaluateAt } from '../a-snapshot.ts'
import { aLadder, MAIL } from './a-ladder.ts'
import { eve, green, lea, objectives, red } from './a-story.ts'

const late = { id: 'kim', name: 'Kim Roth', email: 'kim@example.com' }
const asked = {
  id: 'd1',
  raised: '2026-11-03',
  owners: [lea],
  keyResults: ['k1'],
  decideBy: '2026-11-10',
} as const

/** A key result with decisions about it, day after day in November at nine. */
function aStory() {
  const ladder = aLadder()
  const rowsOf = (
    given: Partial<KeyResult>,
    decisions: readonly Partial<Decision>[],
    initiatives: readonly Initiative[] = [],
  ) => ({
    objectives,
    keyResults: [
      aKeyResult({
        lastEdited: '2026-11-01T10:00:00.000Z',
        overrideUntil: '2027-01-31',
        current: 5,
        ...given,
      }),
    ],
    decisions: decisions.map((each) => aDecision(each)),
    initiatives,
  })
  const at = (day: number | string) =>
    typeof day === 'string' ? day : `2026-11-${String(day).padStart(2, '0')}T09:00:00.000Z`
  return {
    on: (day: number | string, ...rows: Parameters<typeof rowsOf>) => ladder.run(at(day), rowsOf(...rows)),
    explain(day: number | string, ...rows: Parameters<typeof rowsOf>) {
      const snapshot = aSnapshot(rowsOf(...rows))
      const history = ladder.history()
      const [first] = explainEpisodes({
        pageId: 'k1',
        evaluation: evaluateAt(at(day), { snapshot, history }),
        snapshot,
        history,
        told: ladder.told(),
        policy: MailPolicy.parse({}).escalation,
        workingDays: MailPolicy.parse({}),
        mail: MAIL,
        timezone: 'UTC',
        hosts: { github: 'github.com' },
      }).episodes
      return first
    },
  }
}

test('a decision that was made since keeps the ladder still for as long as a plan does, and no longer', () => {
  const { on, explain } = aStory()
  const made = [{ ...asked, status: 'decided', date: '2026-11-05', title: 'Cut the scope' }] as const
  on(2, green, [])
  expect(on(3, red, [asked]).letters).toEqual(['k1-2026-11-03/owner ada@example.com'])
  expect(on(7, red, made).letters).toEqual([])
  expect(explain(7, red, made)).toMatchObject({
    state: 'acknowledged',
    answeredUntil: '2026-11-19',
    answeredBy: 'decision',
    decideBy: null,
    next: { rung: 'lead/again', at: '2026-11-19T00:00:00.000Z' },
  })
  const { letters, subjects } = on(19, red, made)
  expect(letters).toEqual(['k1-2026-11-03/lead/again lea@example.com'])
  expect(subjects).toMatchObject([
    { about: { escalation: { decision: null, decided: { title: 'Cut the scope', day: '2026-11-05' } } } },
  ])
  expect(on(23, red, made).letters).toEqual(['k1-2026-11-03/above/again ceo@example.com'])
})

test('what was decided before the episode, was reversed or has no day of its own is no answer', () => {
  for (const given of [
    { status: 'decided', date: '2026-11-02' },
    { status: 'reversed', date: '2026-11-05' },
    { status: 'decided', date: null, raised: null },
  ] as const) {
    const { on } = aStory()
    on(2, green, [{ ...asked, ...given }])
    on(3, red, [{ ...asked, ...given }])
    expect(on(6, red, [{ ...asked, ...given }]).letters).toEqual(['k1-2026-11-03/lead lea@example.com'])
  }
})

test('an open decision that is overdue ends what was answered before, and whoever is to decide hears on the same ladder', () => {
  const { on, explain } = aStory()
  const taken = { ...red, acknowledged: '2026-11-04' }
  const byKim = [{ ...asked, owners: [late] }]
  on(2, green, [])
  on(3, red, byKim)
  expect(on(10, taken, byKim).letters).toEqual([])
  expect(explain(10, taken, byKim)).toMatchObject({
    state: 'acknowledged',
    answeredUntil: '2026-11-11',
    answeredBy: 'row',
    decideBy: '2026-11-10',
    next: { rung: 'lead/again', at: '2026-11-11T00:00:00.000Z' },
  })
  const { letters, subjects } = on(11, taken, byKim)
  expect(letters).toEqual([
    'k1-2026-11-03/lead/again lea@example.com',
    'k1-2026-11-03/lead/again kim@example.com',
  ])
  expect(subjects[0]?.about).toMatchObject({
    escalation: { decision: { owners: ['Kim Roth'], deciders: ['kim@example.com'], decideBy: '2026-11-10' } },
  })
  // Answered anew it is still, and that this promise was broken is told anew.
  const anew = { ...red, acknowledged: '2026-11-12' }
  expect(on(16, anew, byKim).letters).toEqual([])
  expect(on(26, anew, byKim).letters).toEqual([
    'k1-2026-11-03/lead/again/2026-11-12 lea@example.com',
    'k1-2026-11-03/lead/again/2026-11-12 kim@example.com',
  ])
})

test('without any answer the ladder climbs as ever, once, and whoever is to decide hears when it is overdue', () => {
  const { on } = aStory()
  const byKim = [{ ...asked, owners: [late], decideBy: '2026-11-05' }]
  on(2, green, [])
  on(3, red, byKim)
  expect(on(6, red, byKim).letters).toEqual([
    'k1-2026-11-03/lead/again lea@example.com',
    'k1-2026-11-03/lead/again kim@example.com',
  ])
  expect(on(10, red, byKim).letters).toEqual(['k1-2026-11-03/above ceo@example.com'])
  expect(on(20, red, byKim).letters).toEqual([])
})

test('whether somebody decided is not known while a column is lost that says so, and the owner alone hears', () => {
  const lostStatus = (given: readonly Partial<Decision>[]) => {
    const ladder = aLadder()
    const { databases } = aSnapshot()
    const decisions = given.map((each) => aDecision(each))
    const on = (day: string, status: 'on_track' | 'off_track', isLost: boolean) =>
      ladder.run(`2026-11-${day}T09:00:00.000Z`, {
        objectives,
        keyResults: [
          aKeyResult({
            lastEdited: '2026-11-01T10:00:00.000Z',
            override: status,
            overrideUntil: '2027-01-31',
          }),
        ],
        decisions,
        databases: databases.map((each) =>
          each.kind === 'decisions' && isLost
            ? { ...each, lost: [{ field: 'status', property: 'Status' }] }
            : each,
        ),
      }).letters
    on('02', 'on_track', false)
    on('03', 'off_track', false)
    return on('06', 'off_track', true)
  }
  expect(lostStatus([{ ...asked, status: null }])).toEqual([])
  expect(lostStatus([])).toEqual(['k1-2026-11-03/lead lea@example.com'])
})

test('a blocked initiative is climbed again from the leads on once the decision about it is overdue', () => {
  const { on } = aStory()
  const blocked = anInitiative({ status: 'blocked', owners: [eve], lastEdited: '2026-11-02T08:00:00.000Z' })
  const about = [{ ...asked, keyResults: [], initiatives: ['i1'], owners: [late], raised: '2026-11-05' }]
  const onDay = (day: number, decisions: readonly Partial<Decision>[]) =>
    on(day, green, decisions, [blocked]).letters
  onDay(3, [])
  onDay(4, [])
  onDay(5, [])
  expect(onDay(10, about)).toEqual([])
  expect(onDay(11, about)).toEqual([
    'i1-2026-11-03/lead/again lea@example.com',
    'i1-2026-11-03/lead/again kim@example.com',
  ])
  expect(onDay(12, about)).toEqual(['i1-2026-11-03/above/again ceo@example.com'])
  expect(onDay(20, about)).toEqual([])
})

test('of several answers the one that stands longest holds, and none beyond the first Decide by after it', () => {
  const answer = (
    decided: readonly string[],
    dueDays: readonly string[],
    acknowledged: string | null = null,
  ) =>
    answerTo({
      row: { acknowledged, recoveryPlan: '' },
      day: '2026-11-03',
      plan: undefined,
      decided: decided.map((each) => ({ day: each, isAccepted: false })),
      dueDays,
      today: '2026-11-20',
      promiseDays: 14,
      timezone: 'UTC',
    })
  expect(answer(['2026-11-02', '2026-11-22'], [])).toBeNull()
  expect(answer(['2026-11-05', '2026-11-09'], [], '2026-11-08')).toEqual({
    from: '2026-11-09',
    until: '2026-11-23',
    planUntil: '2026-11-23',
    by: 'decision',
  })
  expect(answer(['2026-11-05'], ['2026-11-04', '2026-11-12', '2026-11-08'])?.until).toBe('2026-11-09')
  expect(answer(['2026-11-05'], ['2026-11-08'], '2026-11-10')).toEqual({
    from: '2026-11-10',
    until: '2026-11-24',
    planUntil: '2026-11-09',
    by: 'row',
  })
})

const PREPARED = 'Added by okr-sync on 3 Nov 2026: off track since 3 Nov. Ref k1-2026-11-03'
const byService = { ...asked, shown: { prepared: PREPARED } } as const

test('whom the service asks to decide hears it on the day, and on that rung no second time', () => {
  const { on } = aStory()
  on(2, green, [])
  const { letters, subjects } = on(3, red, [byService])
  expect(letters).toEqual(['k1-2026-11-03/owner ada@example.com', 'k1-2026-11-03/lead lea@example.com'])
  expect(subjects[1]?.about).toMatchObject({ rung: 'lead', escalation: { askedOn: '2026-11-03' } })
  expect(on(6, red, [byService]).letters).toEqual([])
})

test('somebody else who is to decide hears at once, and the lead in the days of the ladder', () => {
  const { on } = aStory()
  const byKim = [{ ...byService, owners: [late] }]
  on(2, green, [])
  expect(on(3, red, byKim).letters).toEqual([
    'k1-2026-11-03/owner ada@example.com',
    'k1-2026-11-03/lead kim@example.com',
  ])
  expect(on(6, red, byKim).letters).toEqual(['k1-2026-11-03/lead lea@example.com'])
})

test('nobody has answered, and a decision that is overdue is told to the lead again, and once more when a new day passed', () => {
  const { on } = aStory()
  on(2, green, [])
  on(3, red, [byService])
  expect(on(10, red, [byService]).letters).toEqual(['k1-2026-11-03/above ceo@example.com'])
  expect(on(11, red, [byService]).letters).toEqual(['k1-2026-11-03/lead/again lea@example.com'])
  const moved = [{ ...byService, decideBy: '2026-11-18' }]
  expect(on(12, red, moved).letters).toEqual([])
  expect(on(18, red, moved).letters).toEqual([])
  expect(on(19, red, moved).letters).toEqual(['k1-2026-11-03/lead/again/2026-11-18 lea@example.com'])
  expect(on(30, red, moved).letters).toEqual([])
})

test('a miss that was accepted is not asked about again in its episode, and is once that decision was reversed', () => {
  const { on, explain } = aStory()
  const accepted = { ...byService, status: 'decided', date: '2026-11-05', decided: 'Accept' } as const
  on(2, green, [])
  on(3, red, [byService])
  for (const day of [5, 20, 28]) expect(on(day, red, [accepted]).letters).toEqual([])
  expect(on('2026-12-20T09:00:00.000Z', red, [accepted]).letters).toEqual([])
  expect(explain('2026-12-20T09:00:00.000Z', red, [accepted])).toMatchObject({
    state: 'acknowledged',
    answeredUntil: null,
    answeredBy: 'decision',
    next: null,
  })
  const reversed = { ...accepted, status: 'reversed' } as const
  expect(on('2026-12-21T09:00:00.000Z', red, [reversed]).letters).toEqual([
    'k1-2026-11-03/above ceo@example.com',
  ])
})

test('that an initiative stays blocked is accepted about it alone', () => {
  const { on } = aStory()
  const about = { ...asked, status: 'decided', date: '2026-11-05', decided: 'Accept' } as const
  const shown = { prepared: PREPARED.replace('k1-', 'i1-') }
  on(2, green, [])
  on(3, red, [])
  expect(on(19, red, [{ ...about, shown }]).letters).toEqual(['k1-2026-11-03/lead/again lea@example.com'])
})
