import { expect, test } from 'vitest'
import type { FeedCursor, WorkEvent } from '#src/core/delivery/events.ts'
import type { Instant } from '#src/core/model.ts'
import { parseLinks } from '#src/core/work/links.ts'
import type { WorkLink } from '#src/core/work/work.ts'
import { Failure } from '#src/ports/failure.ts'
import type { Following, WorkSource } from '#src/ports/work-source.ts'

/** A source over a stand-in, with links to what was laid into it. */
export interface WorkSourceBench {
  readonly source: WorkSource
  /** The same source with a token that the system refuses. */
  readonly refused: WorkSource
  readonly refusedToken: string
  /** Answers every request from now on with HTTP 200, as JSON, and this body. */
  answer(body: string | ReadableStream): void
  /** The setting that holds the token. */
  readonly setting: string
  readonly links: {
    /** Half done. */
    readonly half: string
    readonly missing: string
    readonly cancelled: string
    readonly empty: string
    /** A link to the other system. */
    readonly other: string
  }
}

/** A source that lists what is going on, over a stand-in in which something is. */
export interface ActiveWorkBench extends Pick<WorkSourceBench, 'source' | 'refused' | 'answer' | 'setting'> {
  /** The links of the projects and initiatives that are going on, and of nothing else. */
  readonly going: readonly string[]
}

/** A source whose events are kept, over a stand-in in which things have happened. */
export interface FollowedWorkBench
  extends Pick<WorkSourceBench, 'source' | 'refused' | 'answer' | 'setting'> {
  /** Nothing of it was read so far. */
  readonly following: Following
  /** Lets one thing happen at a moment. @returns the id of its event */
  change(at: Instant): string
}

const noAnswers = [
  '',
  'null',
  '[]',
  '"down"',
  '{}',
  '{"data":null}',
  '{"data":{"w0":{"tit',
  '{"errors":[]}',
  '{"errors":[null]}',
  '{"errors":"down"}',
  '<html>',
]

/** What every WorkSource does, whatever system it reads. */
export function testWorkSource(setUp: () => WorkSourceBench): void {
  test('each link gets one reading, in order and under its own url, a dead one beside a good one', async () => {
    const { source, links } = setUp()
    const asked = linksIn(links.missing, links.half, links.cancelled, links.empty)

    const readings = await source.read(asked)

    expect(readings.map((reading) => reading.url)).toEqual(asked.map((link) => link.url))
    expect(readings.map((reading) => (reading.kind === 'known' ? reading.share : reading.reason))).toEqual([
      'not_found',
      0.5,
      'cancelled',
      'empty',
    ])
    expect(source.requests()).toBe(1)
  })

  test('a link that says nothing says why in a sentence', async () => {
    const { source, links } = setUp()
    const readings = await source.read(linksIn(links.missing, links.cancelled, links.empty, links.other))
    for (const reading of readings) {
      expect(reading).toMatchObject({ kind: 'unknown', detail: expect.stringMatching(/^[A-Z"h].{20,}\.$/) })
    }
  })

  test('known work has a share of 0 to 1, a scope and the time of its last activity', async () => {
    const { source, links } = setUp()
    const [reading] = await source.read(linksIn(links.half))
    expect(reading).toMatchObject({
      kind: 'known',
      share: 0.5,
      scope: expect.any(Number),
      lastActivity: expect.stringMatching(/^2026-.*Z$/),
    })
  })

  test('a link to another system is unknown and costs no request', async () => {
    const { source, links } = setUp()
    const [reading] = await source.read(linksIn(links.other))
    expect(reading).toMatchObject({ kind: 'unknown', reason: 'unsupported_link' })
    expect(source.requests()).toBe(0)
  })

  test('no links cost no request', async () => {
    const { source } = setUp()
    expect(await source.read([])).toEqual([])
    expect(source.requests()).toBe(0)
  })

  test('a refused token fails the whole read, names its setting and does not show itself', async () => {
    const { refused, refusedToken, setting, links } = setUp()
    const failure = await refused.read(linksIn(links.half)).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(Failure)
    expect(failure).toMatchObject({ code: 'unauthorized', retryable: false, system: refused.system })
    expect((failure as Failure).message).toContain(setting)
    expect(`${(failure as Failure).stack}`).not.toContain(refusedToken)
  })

  test.each(noAnswers)(
    'an answer that is none fails the read as not understood, and may pass: %j',
    async (body) => {
      const { source, links, answer } = setUp()
      answer(body)
      await expect(source.read(linksIn(links.half))).rejects.toMatchObject(notUnderstood(source))
    },
  )

  test('an answer that breaks off fails the read as not understood, and may pass', async () => {
    const { source, links, answer } = setUp()
    answer(brokenOff('{"data":{"w0":'))
    await expect(source.read(linksIn(links.half))).rejects.toMatchObject(notUnderstood(source))
  })
}

/** What a WorkSource does that knows which work is going on. */
export function testActiveWork(setUp: () => ActiveWorkBench): void {
  test('what is going on is listed once each, as its links name it, in one request', async () => {
    const { source, going } = setUp()

    const active = (await source.active?.([])) ?? []

    expect(active.map(({ url }) => url).toSorted()).toEqual(going.toSorted())
    const links = linksIn(...active.map(({ url }) => url))
    const named = links.map((link) => ('slugId' in link ? `${link.kind}/${link.slugId}` : link.kind))
    expect(active.map(({ kind, slugId }) => `${source.system}_${kind}/${slugId}`)).toEqual(named)
    expect(source.requests()).toBe(1)
  })

  test('a refused token fails the list of what is going on, and names its setting', async () => {
    const { refused, setting } = setUp()
    await expect(refused.active?.([])).rejects.toMatchObject({
      name: 'Failure',
      code: 'unauthorized',
      retryable: false,
      message: expect.stringContaining(setting),
    })
  })

  test.each(noAnswers)('an answer that is none is no empty list of what is going on: %j', async (body) => {
    const { source, answer } = setUp()
    answer(body)
    await expect(source.active?.([])).rejects.toMatchObject(notUnderstood(source))
  })
}

/** What a WorkSource does whose events are kept. */
export function testFollowedWork(setUp: () => FollowedWorkBench): void {
  test('the first read of events ends when all is read, and the next one brings what changed since', async () => {
    const { source, following, change } = setUp()
    const first = await follow(source, following)
    expect(first.events.length).toBeGreaterThan(0)
    for (const { stream, changedAt } of first.events) {
      expect(following.streams).toContain(stream)
      expect(changedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    }
    expect(first.cursors.length).toBeGreaterThan(0)
    for (const cursor of first.cursors)
      expect(cursor).toMatchObject({ readUntil: following.now, startedAt: null, page: null })

    const at = later(following.now, 5)
    const id = change(at)
    const now = later(following.now, 10)
    const second = await follow(source, { ...following, now, cursors: first.cursors })
    expect(second.events).toContainEqual(expect.objectContaining({ id, changedAt: at }))
    expect(second.cursors.map(({ readUntil }) => readUntil)).toEqual(first.cursors.map(() => now))
  })

  test('no streams cost no request', async () => {
    const { source, following } = setUp()
    expect(await follow(source, { ...following, streams: [] })).toEqual({ events: [], cursors: [] })
    expect(source.requests()).toBe(0)
  })

  test('a refused token fails the read of events, and names its setting', async () => {
    const { refused, following, setting } = setUp()
    await expect(follow(refused, following)).rejects.toMatchObject({
      name: 'Failure',
      code: 'unauthorized',
      retryable: false,
      message: expect.stringContaining(setting),
    })
  })

  test.each(noAnswers)('an answer that is none is not a time in which nothing happened: %j', async (body) => {
    const { source, following, answer } = setUp()
    answer(body)
    await expect(follow(source, following)).rejects.toMatchObject(notUnderstood(source))
  })
}

/** All events of one read, and the last cursor of each kind. */
async function follow(source: WorkSource, following: Following) {
  const events: WorkEvent[] = []
  const cursors = new Map<string, FeedCursor>()
  for await (const page of source.follow?.(following) ?? []) {
    events.push(...page.events)
    for (const cursor of page.cursors) cursors.set(`${cursor.stream} ${cursor.kind}`, cursor)
  }
  return { events, cursors: [...cursors.values()] }
}

function later(moment: Instant, minutes: number): Instant {
  return new Date(Date.parse(moment) + minutes * 60_000).toISOString()
}

/** What fetch makes of a connection that is cut in the middle of a body. */
function brokenOff(begun: string): ReadableStream {
  const parts = [new TextEncoder().encode(begun)]
  return new ReadableStream(
    {
      pull(controller) {
        const part = parts.shift()
        if (part) controller.enqueue(part)
        else controller.error(new TypeError('terminated'))
      },
    },
    { highWaterMark: 0 },
  )
}

function notUnderstood({ system }: WorkSource) {
  return { name: 'Failure', system, code: 'not_understood', retryable: true }
}

function linksIn(...urls: readonly string[]): WorkLink[] {
  return parseLinks(urls.join('\n'), { github: 'github.com' })
}
