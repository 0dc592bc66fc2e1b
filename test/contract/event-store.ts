import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { EventStore } from '#src/ports/event-store.ts'
import { incident, issue, run } from '#test/core/delivery/some-events.ts'
import { aCursor } from './a-cursor.ts'

const LONG_AGO = '2000-01-01T00:00:00.000Z'
const shop = 'github/acme/shop'
const api = 'github/acme/api'
const began = '2026-11-18T08:00:00.000Z'
const quoted = { estimate: 0.1, labels: ['"quoted"', "it's 🚦"] }

/** @param fresh makes an empty store */
export function eventStoreContract(fresh: () => Promise<EventStore>): void {
  test('a new store holds no events and no cursors, and an empty page leaves it so', async () => {
    const events = await fresh()
    await events.save({ events: [], cursors: [] })
    expect(await events.read([shop, 'linear'], LONG_AGO)).toEqual({ events: [], cursors: [] })
    expect(await events.read([], LONG_AGO)).toEqual({ events: [], cursors: [] })
    expect(await events.cursors([shop, 'linear'])).toEqual([])
  })

  test('the cursors of the streams that are asked for come without their events, by stream and kind', async () => {
    const events = await fresh()
    const ofApi = aCursor('run', { stream: api, tag: "it's" })
    const cursors = [aCursor('issue'), aCursor('run', { page: '2' }), aCursor('incident'), ofApi]
    await events.save({ events: [run('a', 30)], cursors })

    expect(await events.cursors([shop, api, shop])).toEqual([
      ofApi,
      aCursor('incident'),
      aCursor('run', { page: '2' }),
    ])
    expect(await events.cursors([])).toEqual([])
  })

  test('events and cursors are read as they were saved, by stream, kind and id', async () => {
    const events = await fresh()
    const half = aCursor('run', { readUntil: null, startedAt: LONG_AGO, page: 'Y3Vyc29y', tag: 'W/"1"' })
    await events.save({
      events: [
        run('b', 30),
        issue('ENG-1', quoted),
        run('a', 30),
        incident(7, began),
        run('a', 30, { stream: api }),
      ],
      cursors: [half, aCursor('incident'), aCursor('issue')],
    })

    expect(await events.read(['linear', shop, api, shop], LONG_AGO)).toEqual({
      events: [
        run('a', 30, { stream: api }),
        incident(7, began),
        run('a', 30),
        run('b', 30),
        issue('ENG-1', quoted),
      ],
      cursors: [aCursor('incident'), half, aCursor('issue')],
    })
  })

  test('only the streams that are asked for are read, and of them what changed since, that moment with it', async () => {
    const events = await fresh()
    const at = (changedAt: string) => run(changedAt, 30, { changedAt })
    const [old, just, late] = [
      '2026-11-18T07:59:59.999Z',
      '2026-11-18T08:00:00.000Z',
      '2026-11-19T00:00:00.000Z',
    ].map(at)
    const given = [old, just, late].flatMap((event) => event ?? [])
    await events.save({ events: [...given, run('x', 30, { stream: api })], cursors: [aCursor('run')] })

    expect(await events.read([shop], '2026-11-18T08:00:00.000Z')).toEqual({
      events: [just, late],
      cursors: [aCursor('run')],
    })
    expect(await events.read([shop], '2026-11-20T00:00:00.000Z')).toEqual({
      events: [],
      cursors: [aCursor('run')],
    })
  })

  test('an event that comes again replaces what was known of it, and so does a cursor', async () => {
    const events = await fresh()
    const closed = incident(7, began, {
      closedAt: '2026-11-19T00:00:00.000Z',
      changedAt: '2026-11-19T00:00:00.000Z',
    })
    await events.save({
      events: [incident(7, began), run('c', 30)],
      cursors: [aCursor('run', { page: '2' })],
    })
    await events.save({ events: [closed], cursors: [aCursor('run')] })

    expect(await events.read([shop], LONG_AGO)).toEqual({
      events: [closed, run('c', 30)],
      cursors: [aCursor('run')],
    })
  })

  test('a page that is the whole of a kind of a stream drops what else was kept of that time, and nothing else', async () => {
    const events = await fresh()
    const old = run('old', 30, { changedAt: '2026-11-09T23:59:59.999Z' })
    const others = [run('a', 30, { stream: api }), incident(7, began), run('a', 30), issue('ENG-1'), old]
    await events.save({ events: [...others, run('b', 30), run("it's", 30)], cursors: [] })

    await events.save({
      events: [run('a', 30), run('c', 30), issue('ENG-2')],
      cursors: [],
      whole: [
        { stream: shop, kind: 'run', since: '2026-11-10T00:00:00.000Z' },
        { stream: shop, kind: 'pull', since: LONG_AGO },
      ],
    })
    expect(await events.read([api, shop, 'linear'], LONG_AGO)).toEqual({
      events: [...others.slice(0, 3), run('c', 30), old, issue('ENG-1'), issue('ENG-2')],
      cursors: [],
    })

    await events.save({ events: [], cursors: [], whole: [{ stream: shop, kind: 'run', since: LONG_AGO }] })
    expect((await events.read([shop], LONG_AGO)).events).toEqual([incident(7, began)])
  })

  test('pages may come in any order and more than once', async () => {
    const all = ['1', '2', '3', '4', '5', '6'].flatMap((id) => [run(id, 30), issue(id)])
    const inOrder = await fresh()
    await inOrder.save({ events: all, cursors: [] })
    const expected = await inOrder.read([shop, 'linear'], LONG_AGO)

    const pages = fc.array(fc.subarray(all), { maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(pages, fc.shuffledSubarray(all, { minLength: all.length }), async (some, rest) => {
        const events = await fresh()
        for (const page of [...some, rest]) await events.save({ events: page, cursors: [] })
        expect(await events.read(['linear', shop], LONG_AGO)).toEqual(expected)
      }),
      { numRuns: 10 },
    )
  })

  test('a page may hold hundreds of events of dozens of streams', async () => {
    const events = await fresh()
    const streams = Array.from({ length: 120 }, (_, number) => `github/acme/r${`${number}`.padStart(3, '0')}`)
    const all = streams.flatMap((stream) => [1, 2, 3].map((id) => run(`${id}`, 30, { stream })))
    const cursors = streams.map((stream) => aCursor('run', { stream }))

    await events.save({ events: all, cursors })

    expect(await events.read(streams, LONG_AGO)).toEqual({ events: all, cursors })
  })

  test('a page may weigh more than one value of D1 may', async () => {
    const events = await fresh()
    const heavy = ['1', '2', '3', '4', '5'].map((id) => issue(id, { labels: ['ü'.repeat(300_000), id] }))
    await events.save({ events: heavy, cursors: [] })
    expect((await events.read(['linear'], LONG_AGO)).events).toEqual(heavy)
  })

  test('an event is read to the letter and to the digit', async () => {
    const events = await fresh()
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary' })),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        async (labels, estimate) => {
          // What JSON holds: there is no -0 in it.
          const event = issue('ENG-1', { labels, estimate: estimate + 0 })
          await events.save({ events: [event], cursors: [] })
          expect((await events.read(['linear'], LONG_AGO)).events).toEqual([event])
        },
      ),
      { numRuns: 20 },
    )
  })

  test('what last changed before a moment is forgotten, of every stream, and no cursor is', async () => {
    const events = await fresh()
    const [old, late] = ['2026-11-18T07:59:59.999Z', '2026-11-18T08:00:00.000Z'].map((changedAt) => [
      run(changedAt, 30, { changedAt }),
      run(changedAt, 30, { changedAt, stream: api }),
      issue(changedAt, { changedAt }),
    ])
    const cursors = [aCursor('run', { stream: api }), aCursor('run'), aCursor('issue')]
    await events.save({ events: [...(old ?? []), ...(late ?? [])], cursors })

    await events.forget('2026-11-18T08:00:00.000Z')

    const kept = await events.read([api, shop, 'linear'], LONG_AGO)
    expect(kept.events).toHaveLength(3)
    expect(kept.events).toEqual(expect.arrayContaining(late ?? []))
    expect(kept.cursors).toEqual(cursors)
  })

  test('a page that cannot be kept whole is not kept at all', async () => {
    const events = await fresh()
    await events.save({ events: [run('a', 30)], cursors: [aCursor('run', { page: '2' })] })
    const before = await events.read([shop], LONG_AGO)
    const impossible = run('c', 30, { changedAt: null as never })

    await expect(
      events.save({
        events: [run('a', 30, { attempt: 2 }), run('b', 30), impossible],
        cursors: [aCursor('run')],
      }),
    ).rejects.toMatchObject({ name: 'Failure', system: 'store' })

    expect(await events.read([shop], LONG_AGO)).toEqual(before)
  })
}
