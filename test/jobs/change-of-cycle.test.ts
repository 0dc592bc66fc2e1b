import { expect, test } from 'vitest'
import { explain } from '#src/jobs/explain.ts'
import { ada, aKeyResult, anObjective, EMPTY_CELLS } from '#test/core/a-snapshot.ts'
import { full, openStory } from './a-story.ts'

const OLD = { objectives: ['o3'], title: 'Thirty customers', id: 'k3', baseline: 0, target: 30, current: 3 }

/** A workspace at the end of the third quarter, in which the rows of the fourth stand ready, one of them carried over. */
function atTheEnd() {
  const start = full('2026-09-01 08:00')
  return openStory({
    start,
    to: { digestTo: ['cto@example.com'] },
    snapshot: {
      objectives: [
        anObjective({ id: 'o3', cycle: 'Q3 2026' }),
        anObjective({ id: 'o4', cycle: '2026-Q4', title: 'Win the mid-market!' }),
      ],
      keyResults: [
        aKeyResult({ ...OLD, shown: EMPTY_CELLS.keyResult, owners: [ada], lastEdited: start }),
        aKeyResult({
          id: 'k4',
          shown: EMPTY_CELLS.keyResult,
          objectives: ['o4'],
          title: 'Sixty customers',
          current: null,
          lastEdited: start,
        }),
      ],
    },
  })
}

test('with its quarter an episode ends: nothing more is mailed or written about its key result', async () => {
  const story = await atTheEnd()
  await story.at('2026-09-02 09:00', '2026-09-07 09:00', '2026-09-28 09:00')
  expect(story.heard().some((line) => line.includes('Thirty customers'))).toBe(true)
  const [open] = (await story.deps.history.read()).episodes
  expect(open).toMatchObject({ pageId: 'k3', closedAt: null })
  expect(story.notion.writes.splice(0).map(({ pageId }) => pageId)).toContain('k3')

  await story.at(
    '2026-10-01 09:00',
    '2026-10-05 09:00',
    '2026-10-07 08:00',
    '2026-10-07 08:05',
    '2026-10-12 09:00',
  )

  const episodes = (await story.deps.history.read()).episodes
  expect(
    episodes.filter(({ pageId }) => pageId === 'k3').map(({ closedAt }) => closedAt?.slice(0, 10)),
  ).toEqual(['2026-10-01'])
  const reports = story.posted.filter(({ messageId }) => messageId.startsWith('<quarterly.'))
  expect(story.heard().filter((line) => line.includes('Thirty customers'))).toEqual([])
  expect(reports).toHaveLength(1)
  expect(reports[0]?.text).toContain('carried over')
  expect(reports[0]?.text).toContain('Thirty customers')
  expect(story.notion.writes.filter(({ pageId }) => pageId === 'k3' || pageId === 'o3')).toEqual([])
  expect(story.notion.writes.some(({ pageId }) => pageId === 'k4')).toBe(true)
  story.close()
})

test('a row that is used again for the next quarter takes no episode with it', async () => {
  const story = await atTheEnd()
  await story.at('2026-09-02 09:00', '2026-09-07 09:00')
  expect((await story.deps.history.read()).episodes).toMatchObject([{ pageId: 'k3', closedAt: null }])
  story.posted.splice(0)

  story.edit('2026-10-01 08:00', 'keyResults', 'k3', { objectives: ['o4'], current: null })
  await story.at('2026-10-01 09:05', '2026-10-01 10:05', '2026-10-02 09:00')

  expect((await story.deps.history.read()).episodes.map(({ closedAt }) => closedAt?.slice(0, 10))).toEqual([
    '2026-10-01',
  ])
  expect(story.heard().filter((line) => line.includes('Thirty customers'))).toEqual([])
  story.close()
})

test('an objective that goes on under the same title is explained with what it was carried over from', async () => {
  const story = await atTheEnd()
  story.clock.set(full('2026-10-02 09:00'))

  const explained = await explain(story.deps, { page: 'o4' })

  expect(explained).toMatchObject({
    explanation: {
      carriedOverFrom: { id: 'o3', by: 'title', period: { start: '2026-07-01', end: '2026-09-30' } },
    },
  })
  story.close()
})
