import { expect, test } from 'vitest'
import { daysToCompare } from '#src/core/live/days-to-compare.ts'
import { liveOf, liveSighting, madeSightings } from '#src/core/live/live-of.ts'
import { notLiveFinding } from '#src/core/live/not-live-finding.ts'
import { stoodSoThen, stoodThen } from '#src/core/live/stood-then.ts'
import type { DatabaseKind, Status } from '#src/core/model.ts'
import { aSnapshot } from '#test/core/a-snapshot.ts'

const KINDS = ['objectives', 'keyResults', 'initiatives', 'decisions'] as const
const NOON = '2026-11-16T12:00:00.000Z'

/** A workspace of which these databases were there before the service. */
function adopted(...kinds: readonly DatabaseKind[]) {
  const { databases } = aSnapshot()
  return { databases: databases.map((each) => ({ ...each, madeByInit: !kinds.includes(each.kind) })) }
}

test('a workspace that init made whole is live from its start; adopted OKRs keep all mail waiting, other databases their own letters', () => {
  const nothing = { sightings: [] }
  const went = { sightings: [{ pageId: 'k1', what: 'plan' as const, since: NOON }, liveSighting(NOON)] }
  const silent = { isLive: false, since: null }
  const whole = { isLive: true, since: null }

  for (const kind of [...KINDS, null]) {
    expect(liveOf(adopted(), nothing, kind)).toEqual(whole)
    for (const kinds of [['objectives'], ['keyResults'], KINDS] as const) {
      expect(liveOf(adopted(...kinds), nothing, kind)).toEqual(silent)
      expect(liveOf(adopted(...kinds), went, kind)).toEqual({ isLive: true, since: NOON })
    }
  }
  const mixed = adopted('decisions')
  expect(KINDS.filter((kind) => liveOf(mixed, nothing, kind).isLive)).not.toContain('decisions')
  expect(liveOf(mixed, nothing, 'keyResults')).toEqual(whole)
  expect(liveOf(mixed, went, 'decisions')).toEqual({ isLive: true, since: NOON })
  expect(liveOf(mixed, nothing, null)).toEqual(silent)
})

test('a database that was seen as one of init stays one when a person writes over what says so', () => {
  const sightings = madeSightings(adopted('decisions').databases, NOON)
  expect(liveOf(adopted('objectives', 'keyResults'), { sightings }, 'keyResults')).toEqual({
    isLive: true,
    since: null,
  })
  expect(liveOf(adopted('objectives', 'keyResults'), { sightings }, 'decisions').isLive).toBe(true)
  expect(liveOf(adopted('decisions'), { sightings }, 'decisions').isLive).toBe(false)
})

test('while it is not live a finding that needs nobody says so and what to do', () => {
  const nothing = { sightings: [] }
  expect(notLiveFinding(adopted(), nothing)).toBeNull()
  expect(notLiveFinding(adopted(...KINDS), { sightings: [liveSighting(NOON)] })).toBeNull()
  expect(notLiveFinding(adopted(...KINDS), nothing)).toMatchObject({
    code: 'not_live',
    level: 'info',
    message: expect.stringContaining('nothing is mailed but'),
    mend: expect.stringContaining('okr-sync go-live'),
  })
  expect(notLiveFinding(adopted('decisions'), nothing)?.message).toMatch(
    /about decisions yet; all other mail leaves\.$/,
  )
})

test('what stood behind at the moment, or could not be scored, is remembered and no news; the rest is', () => {
  const stood = (status: Status) => stoodSoThen(stoodThen([{ id: 'k1', status, overrule: null }], NOON))
  const news = (status: Status) =>
    (['off_track', 'at_risk'] as const).filter((now) => !stood(status)('k1', now))

  expect(news('unknown')).toEqual([])
  expect(news('off_track')).toEqual([])
  expect(news('at_risk')).toEqual(['off_track'])
  for (const green of ['on_track', 'complete', 'not_started'] as const)
    expect(news(green)).toEqual(['off_track', 'at_risk'])
})

test('the first digest compares with no day before the workspace went live, later ones with what they always do', () => {
  const days = ['2026-11-09', '2026-11-15', '2026-11-16', '2026-11-18'].map((day) => ({ day }))
  const compared = (since: string | null, today: string) =>
    daysToCompare(days, { isLive: true, since }, { today, timezone: 'UTC' }).map(({ day }) => day)

  expect(compared(NOON, '2026-11-20')).toEqual(['2026-11-16', '2026-11-18'])
  expect(compared(NOON, '2026-11-24')).toHaveLength(4)
  expect(compared(null, '2026-11-20')).toHaveLength(4)
})
