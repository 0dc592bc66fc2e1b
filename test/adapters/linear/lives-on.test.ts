import { expect, test } from 'vitest'
import { delivery } from '#src/core/delivery/delivery.ts'
import type { FeedCursor, WorkEvent } from '#src/core/delivery/events.ts'
import { Policy } from '#src/core/policy.ts'
import { finishedWork } from '#src/core/work/finished-work.ts'
import { parseLinks } from '#src/core/work/links.ts'
import type { WorkSource } from '#src/ports/work-source.ts'
import { cycleUrl, projectUrl, teamUrl } from '#src/sandbox/linear/urls.ts'
import { pull, WHOLE } from '#test/core/delivery/some-events.ts'
import { dice, randomDays } from './random-days.ts'
import { workspace } from './workspace.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** What a run keeps for the next one. */
function emptyStore() {
  const events = new Map<string, WorkEvent>()
  const cursors = new Map<string, FeedCursor>()
  return {
    cursors: () => [...cursors.values()],
    events: () => [...events].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, event]) => event),
    save(page: { events: readonly WorkEvent[]; cursors: readonly FeedCursor[] }) {
      for (const event of page.events) events.set(`${event.kind} ${event.id}`, event)
      for (const cursor of page.cursors) cursors.set(cursor.kind, cursor)
    },
  }
}

function life(seed: number) {
  const { state, team, clock, connect } = workspace()
  const throws = dice(seed)
  const { act, make, merged, projects } = randomDays(state, team, throws)

  /** One run, broken off after so many pages. */
  async function run(source: WorkSource, store: ReturnType<typeof emptyStore>, pages = Infinity) {
    const teams = state.teams.map(({ key }) => key)
    const since = new Date(Date.parse(clock.at) - 90 * DAY).toISOString()
    const asked = { streams: ['linear'], teams, cursors: store.cursors(), since, now: clock.at }
    let count = 0
    for await (const page of source.follow?.({ ...asked, incidentLabels: [] }) ?? []) {
      store.save(page)
      count += 1
      if (count === pages) break
    }
  }

  function figures(store: ReturnType<typeof emptyStore>) {
    const pulls = merged.map((mergedAt, index) =>
      pull(index + 1, { mergedAt, changedAt: mergedAt, mentions: [`WEB-${index}`, `API-${index}`, 'UTF-8'] }),
    )
    const events = [...pulls, ...store.events()]
    const policy = Policy.parse({})
    const { samplesOf, findings } = delivery({
      events,
      cursors: WHOLE,
      lost: new Map(),
      policy,
      now: clock.at,
    })
    const urls = [
      'https://github.com/acme/shop',
      ...projects.map((project) => projectUrl(state, project)),
      ...state.teams.flatMap((each) => [
        teamUrl(state, each),
        ...['active', 'upcoming', 1].map((cycle) => `${teamUrl(state, each)}/cycle/${cycle}`),
      ]),
      ...state.cycles.map((cycle) => cycleUrl(state, cycle)),
    ]
    const links = parseLinks(urls.join('\n'), { github: 'github.com' })
    return {
      samples: links.map((link) => [link.url, samplesOf(link)]),
      findings: findings(),
      finished: finishedWork(events, clock.at),
    }
  }
  return { clock, connect, throws, act, make, run, figures }
}

test('a store that lived through 100 days, breaks and renamed teams gives the same figures as a new one', async () => {
  const { clock, connect, throws, act, make, run, figures } = life(3)
  let now = Date.parse('2026-06-01T06:00:00.000Z')
  const before = (ms: number) => new Date(now - ms).toISOString()
  for (let count = 0; count < 300; count += 1) make(before(throws.below(80) * DAY))
  const [grown, fresh] = [emptyStore(), emptyStore()]
  let source = connect()
  for (let half = 0; half < 200; half += 1) {
    now += 12 * HOUR
    clock.at = before(0)
    for (let count = throws.below(5); count > 0; count -= 1) act(before(throws.below(11 * HOUR)))
    if (throws.chance(10)) source = connect()
    if (throws.chance(60)) await run(source, grown, throws.chance(30) ? 1 : Infinity)
  }
  // A read that was broken off ends as of its begin; the next one brings the rest.
  for (const store of [grown, grown, fresh]) await run(connect(), store)

  const expected = figures(fresh)
  expect(figures(grown)).toEqual(expected)
  expect(expected.samples.length).toBeGreaterThan(10)
})
