import { expect, test } from 'vitest'
import { ada, aKeyResult } from '#test/core/a-snapshot.ts'
import type { Step } from './a-fault.ts'
import { full, openStory, type Posted } from './a-story.ts'

const START = '2026-11-02 08:00'
const red = { current: 2 }
const good = { current: 50 }

function aStory(given: Partial<Parameters<typeof openStory>[0]> = {}) {
  return openStory({ start: full(START), keyResult: { current: 24 }, ...given })
}

/** That every letter of an episode to a person names the ones before it, and no mail left twice. */
function expectThreads(posted: readonly Posted[], kinds: RegExp): void {
  expect(new Set(posted.map(({ messageId }) => messageId)).size).toBe(posted.length)
  const threads = Map.groupBy(
    posted.filter(({ messageId }) => kinds.test(messageId)),
    ({ to }) => to,
  )
  for (const letters of threads.values()) {
    for (const [index, { references }] of letters.entries()) {
      expect(references).toEqual(letters.slice(0, index).map(({ messageId }) => messageId))
    }
    expect(new Set(letters.map(({ subject }) => subject)).size).toBe(1)
  }
}

test('a key result: its owner, a promise, its lead and those above once it is broken, recovered, one all-clear each', async () => {
  const story = await aStory()
  await story.at('2026-11-02 09:00')
  story.edit('2026-11-03 09:00', 'keyResults', 'k1', red)
  await story.at('2026-11-03 09:05', '2026-11-03 10:00')
  await story.days('11-05', '11-06')
  story.edit('2026-11-07 12:00', 'keyResults', 'k1', { acknowledged: '2026-11-07' })
  await story.days('11-10', '11-10')
  await story.days('11-22', '11-23')
  await story.at('2026-11-25 09:00')
  story.edit('2026-11-26 15:00', 'keyResults', 'k1', good)
  await story.at('2026-11-26 15:05', '2026-11-26 16:00')
  await story.at('2026-11-27 09:00')

  expectThreads(story.posted, /escalation|all_clear/)
  expect(story.heard()).toEqual([
    '2026-11-03 10:00 ada@example.com [Off track] Sixty customers',
    '2026-11-05 09:00 ada@example.com [No decision] Sixty customers',
    '2026-11-06 09:00 lea@example.com [Off track] Sixty customers',
    '2026-11-23 09:00 lea@example.com [Off track] Sixty customers',
    '2026-11-25 09:00 ceo@example.com [Off track] Sixty customers',
    '2026-11-26 16:00 ada@example.com [Off track] Sixty customers',
    '2026-11-26 16:00 ceo@example.com [Off track] Sixty customers',
    '2026-11-26 16:00 lea@example.com [Off track] Sixty customers',
  ])
  expect(story.logged.filter(({ event }) => event !== 'report skipped')).toEqual([])
})

test('a blocked initiative: its DRI and whom it waits for, both leads the day after, those above on the third, then the all-clear', async () => {
  const story = await aStory({ initiative: { status: 'on_track' } })
  const lou = { id: 'lou', name: 'Lou Brandt', email: 'lou@example.com' }
  await story.at('2026-11-02 09:00')
  story.edit('2026-11-03 09:00', 'initiatives', 'i1', {
    status: 'blocked',
    blocker: 'No contract',
    waitingOn: [lou],
  })
  await story.at('2026-11-03 09:05', '2026-11-03 10:00')
  await story.days('11-04', '11-06')
  story.edit('2026-11-10 12:00', 'initiatives', 'i1', { status: 'on_track', blocker: '' })
  await story.at('2026-11-10 12:05', '2026-11-10 13:00', '2026-11-10 13:05')

  expectThreads(story.posted, /blocked|all_clear/)
  expect(story.heard()).toEqual([
    '2026-11-03 10:00 ben@example.com [Blocked] New checkout',
    '2026-11-03 10:00 lou@example.com [Blocked] New checkout',
    '2026-11-04 09:00 lea@example.com [Blocked] New checkout',
    '2026-11-05 09:00 ceo@example.com [Blocked] New checkout',
    '2026-11-10 13:00 ben@example.com [Blocked] New checkout',
    '2026-11-10 13:00 ceo@example.com [Blocked] New checkout',
    '2026-11-10 13:00 lea@example.com [Blocked] New checkout',
    '2026-11-10 13:00 lou@example.com [Blocked] New checkout',
  ])
})

test("a slip that is mended within the hour is nobody's news, and a recovery that was one neither", async () => {
  const story = await aStory()
  await story.at('2026-11-02 09:00')
  story.edit('2026-11-03 09:00', 'keyResults', 'k1', red)
  await story.at('2026-11-03 09:05')
  story.edit('2026-11-03 09:50', 'keyResults', 'k1', { current: 24 })
  await story.at('2026-11-03 09:55', '2026-11-03 10:00', '2026-11-03 11:00')
  expect(story.heard()).toEqual([])

  story.edit('2026-11-04 09:00', 'keyResults', 'k1', red)
  await story.at('2026-11-04 09:05', '2026-11-04 10:05')
  expect(story.heard()).toHaveLength(1)
  story.edit('2026-11-04 11:00', 'keyResults', 'k1', good)
  await story.at('2026-11-04 11:05')
  story.edit('2026-11-04 11:30', 'keyResults', 'k1', red)
  await story.at('2026-11-04 11:35', '2026-11-04 12:05', '2026-11-05 07:00')
  expect(story.heard()).toEqual([])
})

test('evening, weekend, holiday and another time zone put a letter off, and lose none', async () => {
  const mail = { holidays: ['2026-11-09'], timezones: { 'lea@example.com': 'America/Los_Angeles' } }
  const story = await aStory({ mail })
  await story.at('2026-11-02 09:00')
  story.edit('2026-11-06 17:30', 'keyResults', 'k1', red)
  await story.at('2026-11-06 17:35', '2026-11-06 18:30', '2026-11-07 12:00', '2026-11-09 12:00')
  expect(story.heard()).toEqual([])
  await story.at('2026-11-10 07:55', '2026-11-10 08:00', '2026-11-10 15:55', '2026-11-10 16:00')
  // Days are counted from when she heard.
  await story.at('2026-11-12 16:00', '2026-11-13 15:55', '2026-11-13 16:00', '2026-11-17 08:00')
  expect(story.heard()).toEqual([
    '2026-11-10 08:00 ada@example.com 2 things need you: 1 off track, 1 decision',
    '2026-11-13 16:00 lea@example.com [Off track] Sixty customers',
    '2026-11-17 08:00 ceo@example.com [Off track] Sixty customers',
  ])
})

test('what comes after the letter of the day waits for the next, and what comes after that of the week for the day on which one is over', async () => {
  const rows = ['k1', 'k2', 'k3', 'k4'].map((id) =>
    aKeyResult({ id, title: `Goal ${id}`, owners: [ada], current: 24, lastEdited: full(START) }),
  )
  const story = await aStory({ keyResults: rows, mail: { mostPerWeek: 2 } })
  await story.at('2026-11-02 09:00')
  story.edit('2026-11-03 09:00', 'keyResults', 'k1', red)
  await story.at('2026-11-03 09:05', '2026-11-03 10:00')
  for (const id of ['k2', 'k3']) story.edit('2026-11-03 11:00', 'keyResults', id, red)
  await story.at('2026-11-03 11:05', '2026-11-03 12:00', '2026-11-04 07:55', '2026-11-04 08:00')
  story.edit('2026-11-04 09:00', 'keyResults', 'k4', red)
  await story.at('2026-11-04 09:05', '2026-11-04 10:00')
  await story.days('11-05', '11-06')
  await story.at('2026-11-10 09:55', '2026-11-10 10:00', '2026-11-10 10:05')

  const ofAda = story.posted.filter(({ to }) => to === 'ada@example.com')
  expect(ofAda.map(({ at }) => at.slice(0, 16))).toEqual([
    '2026-11-03T10:00',
    '2026-11-04T08:00',
    '2026-11-10T10:00',
  ])
  expect(ofAda[1]?.text).toMatch(/Goal k2.*Goal k3/s)
  expect(ofAda[2]?.text).toContain('Goal k4')
  const told = await story.deps.outbox.told(full(START))
  const owners = told.filter(({ key }) => key.endsWith('/owner'))
  expect(owners.map(({ key }) => key.slice(0, 2)).toSorted()).toEqual(['k1', 'k2', 'k3', 'k4'])
})

type Death = readonly [step: Step, when: 'before' | 'after', passed?: number]

test('at whatever step a process dies, everybody hears of each step of the episode once', async () => {
  const story = await aStory({ mail: { escalation: { leadDays: 1, aboveDays: 7 } } })
  /** From eight o'clock on each process dies at its step, when the lease of the one before has run out. */
  const survive = async (day: string, deaths: readonly Death[]) => {
    for (const [index, death] of deaths.entries()) {
      const minute = String((index * 21) % 60).padStart(2, '0')
      await story.dies(
        `${day} ${String(8 + Math.floor((index * 21) / 60)).padStart(2, '0')}:${minute}`,
        ...death,
      )
    }
    await story.at(`${day} 12:00`)
  }
  await story.at('2026-11-02 09:00')
  story.edit('2026-11-03 07:00', 'keyResults', 'k1', red)
  await story.at('2026-11-03 07:05')
  await survive('2026-11-03', [
    ['outbox.told', 'before'],
    ['inputs.keep', 'before'],
    ['history.remember', 'before'],
    ['history.remember', 'after'],
    ['outbox.freezeLetters', 'before'],
    ['outbox.freezeLetters', 'after'],
    ['outbox.claim', 'before'],
    ['ledger.close', 'before'],
  ])
  await story.at('2026-11-04 09:00')
  story.edit('2026-11-05 06:00', 'keyResults', 'k1', good)
  await survive('2026-11-05', [
    ['history.remember', 'after'],
    ['outbox.freezeLetters', 'before'],
    ['outbox.freezeLetters', 'after'],
    ['outbox.claim', 'before', 1],
    ['ledger.close', 'before'],
  ])

  expectThreads(story.posted, /escalation|all_clear/)
  expect(story.heard()).toEqual([
    '2026-11-03 10:27 ada@example.com [Off track] Sixty customers',
    '2026-11-04 09:00 lea@example.com [Off track] Sixty customers',
    '2026-11-05 09:03 ada@example.com [Off track] Sixty customers',
    '2026-11-05 09:24 lea@example.com [Off track] Sixty customers',
  ])
})

test('a letter on which a process dies while it is sent is not sent again, and OPS_TO hears that it may be lost', async () => {
  const story = await aStory({ to: { opsTo: ['ops@example.com'] } })
  await story.at('2026-11-02 09:00')
  story.edit('2026-11-03 09:00', 'keyResults', 'k1', red)
  await story.at('2026-11-03 09:05')
  await story.dies('2026-11-03 10:00', 'outbox.settle', 'before')
  await story.at('2026-11-03 10:21', '2026-11-03 10:25', '2026-11-04 09:00')
  story.edit('2026-11-05 07:00', 'keyResults', 'k1', good)
  await story.at('2026-11-05 07:05')
  await story.dies('2026-11-05 08:05', 'mailer.send', 'before')
  await story.at('2026-11-05 08:26', '2026-11-05 08:30')

  expect(story.heard()).toEqual([
    '2026-11-03 10:00 ada@example.com [Off track] Sixty customers',
    '2026-11-03 10:21 ops@example.com [Mail unconfirmed] The escalation of 3 Nov 2026, 10:00 UTC to ada@example.com',
    '2026-11-05 08:26 ops@example.com [Mail unconfirmed] The all-clear of 5 Nov 2026, 08:05 UTC to ada@example.com',
  ])
})

test('a letter that the mail server put off on Friday leaves on Monday, in the hours of its reader', async () => {
  let isDown = true
  const down = { state: 'deferred', of: 'server', detail: 'Connection refused.' } as const
  const story = await aStory({ send: () => (isDown ? down : { state: 'sent' }) })
  await story.at('2026-11-02 09:00')
  story.edit('2026-11-06 16:00', 'keyResults', 'k1', red)
  await story.at('2026-11-06 16:05', '2026-11-06 17:00', '2026-11-06 17:05')
  story.posted.splice(0)
  isDown = false
  await story.at('2026-11-06 18:00', '2026-11-07 12:00', '2026-11-09 07:55')
  expect(story.heard()).toEqual([])

  await story.at('2026-11-09 08:00', '2026-11-09 08:05')
  expect(story.heard()).toContain('2026-11-09 08:00 ada@example.com [Off track] Sixty customers')
})
