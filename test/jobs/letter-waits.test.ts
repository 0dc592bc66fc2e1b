import { expect, test } from 'vitest'
import type { JobName } from '#src/ports/ledger.ts'
import { aDecision, ada } from '#test/core/a-snapshot.ts'
import { full, openStory } from './a-story.ts'

const START = full('2026-11-02 08:00')

/** What each run of the ledger came to, the latest first: `rested` evaluated nothing. */
async function runsOf({ deps }: Awaited<ReturnType<typeof openStory>>, most: number) {
  return (await deps.ledger.runs(most)).map(({ job, end }): `${JobName} ${'rested' | 'evaluated'}` => {
    const { unchanged = false } = JSON.parse(end?.summary ?? '{}')
    return `${job} ${unchanged === true ? 'rested' : 'evaluated'}`
  })
}

async function wakeAt({ deps }: Awaited<ReturnType<typeof openStory>>): Promise<unknown> {
  const [last] = await deps.ledger.runs(1)
  return JSON.parse(last?.end?.summary ?? '{}').wakeAt
}

test('sixty minutes after an edit a resting tick wakes on the minute, and evaluates nothing before', async () => {
  const story = await openStory({ start: START, keyResult: { current: 24 } })
  await story.at('2026-11-03 08:00', '2026-11-03 08:05', '2026-11-03 08:10')
  story.edit('2026-11-03 09:01', 'keyResults', 'k1', { current: 2 })
  await story.at('2026-11-03 09:05', '2026-11-03 09:10')
  expect(await wakeAt(story)).toBe(full('2026-11-03 10:01'))

  await story.at('2026-11-03 09:15', '2026-11-03 10:00')
  expect(await runsOf(story, 2)).toEqual(['sync rested', 'sync rested'])
  expect(story.heard()).toEqual([])
  await story.at('2026-11-03 10:05')
  expect(story.heard()).toEqual(['2026-11-03 10:05 ada@example.com [Off track] Sixty customers'])
})

test('what is due at night wakes a resting tick when the hours of its reader open, on day three for the lead too', async () => {
  const mail = { timezones: { 'ada@example.com': 'Asia/Kolkata', 'lea@example.com': 'America/New_York' } }
  const story = await openStory({ start: START, keyResult: { current: 24 }, mail })
  await story.at('2026-11-02 09:00')
  // In Kolkata it is 23:30.
  story.edit('2026-11-02 18:00', 'keyResults', 'k1', { current: 2 })
  await story.at('2026-11-02 18:05', '2026-11-02 19:00', '2026-11-02 19:05', '2026-11-02 19:10')
  expect(await wakeAt(story)).toBe(full('2026-11-03 02:30'))

  await story.at('2026-11-03 00:00', '2026-11-03 00:05', '2026-11-03 02:25')
  expect(await runsOf(story, 1)).toEqual(['sync rested'])
  await story.at('2026-11-03 02:30')
  expect(story.heard()).toEqual(['2026-11-03 02:30 ada@example.com [Off track] Sixty customers'])

  await story.at('2026-11-06 00:00', '2026-11-06 00:05')
  await story.at('2026-11-06 03:00', '2026-11-06 03:05')
  expect(story.heard()).toEqual(['2026-11-06 03:00 ada@example.com [No decision] Sixty customers'])
  expect(await wakeAt(story)).toBe(full('2026-11-06 13:00'))
  await story.at('2026-11-06 12:55')
  expect(await runsOf(story, 1)).toEqual(['sync rested'])
  await story.at('2026-11-06 13:00')
  expect(story.heard()).toEqual(['2026-11-06 13:00 lea@example.com [Off track] Sixty customers'])
})

test('a report that goes out between keeps nobody waiting for a letter', async () => {
  const story = await openStory({
    start: START,
    keyResult: { current: 24 },
    mail: { hours: 'Mon-Fri 09:00-18:00' },
  })
  await story.at('2026-11-08 08:00')
  story.edit('2026-11-08 20:00', 'keyResults', 'k1', { current: 2 })
  await story.at('2026-11-08 20:05', '2026-11-08 21:00', '2026-11-09 00:00', '2026-11-09 00:05')
  expect(await wakeAt(story)).toBe(full('2026-11-09 09:00'))

  await story.at('2026-11-09 08:00', '2026-11-09 08:05', '2026-11-09 08:10', '2026-11-09 08:15')
  expect(await runsOf(story, 6)).toEqual([
    'sync rested',
    'sync rested',
    'sync evaluated',
    'initiatives evaluated',
    'digest evaluated',
    'sync rested',
  ])
  expect(await wakeAt(story)).toBe(full('2026-11-09 09:00'))
  await story.at('2026-11-09 08:55', '2026-11-09 09:00')
  expect(story.heard()).toEqual(['2026-11-09 09:00 ada@example.com [Off track] Sixty customers'])
})

test('a value that the next digest would miss wakes a resting tick on the last working day before it, once', async () => {
  const long = { lastEdited: full('2026-10-20 08:00'), lastCheckIn: '2026-10-20' }
  const story = await openStory({ start: START, keyResult: { current: 24, ...long } })
  await story.at('2026-11-06 09:00', '2026-11-06 09:05', '2026-11-06 09:10')
  expect(await wakeAt(story)).toBe(full('2026-11-06 10:00'))

  await story.at(
    '2026-11-06 09:55',
    '2026-11-06 10:00',
    '2026-11-06 10:05',
    '2026-11-07 10:00',
    '2026-11-09 10:00',
  )

  expect(story.heard()).toEqual(['2026-11-06 10:00 ada@example.com [Value due] Sixty customers'])
})

test('a value that is due comes along in the one letter of the day, though that leaves before it is asked for', async () => {
  const long = { lastEdited: full('2026-10-20 08:00'), lastCheckIn: '2026-10-20' }
  const overdue = { owners: [ada], decideBy: '2026-11-05', lastEdited: full('2026-10-20 08:00') }
  const story = await openStory({
    start: START,
    keyResult: { current: 24, ...long },
    snapshot: { decisions: [aDecision(overdue)] },
    mail: { hours: 'Fri-Mon 08:00-18:00' },
  })
  await story.at('2026-11-06 08:00', '2026-11-06 10:00')
  // 6 November is no last working day before that digest; Sunday is.
  expect(story.heard()).toEqual([
    '2026-11-06 08:00 ada@example.com [Decision overdue] Which payment provider',
  ])
  await story.at('2026-11-07 08:00', '2026-11-08 08:00', '2026-11-08 10:00')
  expect(story.heard()).toEqual(['2026-11-08 10:00 ada@example.com [Value due] Sixty customers'])

  const friday = await openStory({
    start: START,
    keyResult: { current: 24, ...long },
    snapshot: { decisions: [aDecision(overdue)] },
  })
  await friday.at('2026-11-06 08:00', '2026-11-06 10:00', '2026-11-09 08:00', '2026-11-09 08:05')
  expect(friday.heard()).toEqual([
    '2026-11-06 08:00 ada@example.com 2 things need you: 1 decision, 1 value due',
  ])
})

test('after days without a mail server nobody finds two letters of one day: the next waits for the day after', async () => {
  let isDown = true
  const story = await openStory({
    start: START,
    keyResult: { current: 24 },
    send: () =>
      isDown ? { state: 'deferred', of: 'server', detail: 'Nothing went out.' } : { state: 'sent' },
  })
  await story.at('2026-11-02 09:00')
  story.edit('2026-11-02 10:00', 'keyResults', 'k1', { current: 2 })
  await story.at('2026-11-02 11:00', '2026-11-03 08:00', '2026-11-04 08:00', '2026-11-05 08:00')
  story.heard()
  isDown = false

  await story.at('2026-11-05 08:30', '2026-11-05 12:00', '2026-11-06 08:00', '2026-11-06 08:05')

  expect(story.heard().filter((line) => line.includes('ada@'))).toEqual([
    '2026-11-05 08:30 ada@example.com [Off track] Sixty customers',
    '2026-11-06 08:00 ada@example.com [No decision] Sixty customers',
  ])
})
