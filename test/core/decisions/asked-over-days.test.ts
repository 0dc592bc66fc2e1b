import fc from 'fast-check'
import { expect, test } from 'vitest'
import { episodes } from '#src/core/escalation/episodes.ts'
import { MailPolicy } from '#src/core/mail/mail-policy.ts'
import type { Decision } from '#src/core/model.ts'
import { decisionLinks } from '#src/core/rows/decision-links.ts'
import { addDays } from '#src/core/time/day.ts'
import { aDecision, aHistory, anInitiative, NOW, type Past } from '#test/core/a-snapshot.ts'
import { aRedKeyResult, asked, askedMaterial } from './an-ask.ts'

const IDS = ['k0', 'k1', 'k2']
const { escalation } = MailPolicy.parse({})
const AT_ONCE = { ...escalation, settleMinutes: 0 }

/** What people do in one day: values, a blocker, and what becomes of the rows of the log. */
const aDay = fc.record({
  values: fc.tuple(...IDS.map(() => fc.constantFrom(5, 12, 30, 45))),
  isBlocked: fc.boolean(),
  fate: fc.constantFrom('proposed', 'decided', 'reversed', 'superseded', 'trashed'),
  of: fc.nat({ max: 3 }),
  isRaised: fc.boolean(),
})

test('never two that are open for one key result, no key twice, over any days', () => {
  fc.assert(
    fc.property(fc.array(aDay, { minLength: 15, maxLength: 25 }), (days) => {
      let decisions: readonly Decision[] = []
      let past: Past = { ...aHistory(), checkIns: [] }
      for (const [index, { values, isBlocked, fate, of, isRaised }] of days.entries()) {
        const day = addDays('2026-11-02', index)
        const now = `${day}${NOW.slice(10)}`
        const own = isRaised ? [aDecision({ id: `own-${index}`, raised: day, keyResults: ['k0'] })] : []
        decisions = [...decisions, ...own].flatMap((row, place) => {
          if (place !== of) return row
          return fate === 'trashed' ? [] : { ...row, status: row.status === 'proposed' ? fate : row.status }
        })
        const material = askedMaterial({
          now,
          snapshot: {
            keyResults: IDS.map((id, nth) =>
              aRedKeyResult({ id, current: values[nth] ?? 12, lastCheckIn: day }),
            ),
            initiatives: [
              anInitiative({ status: isBlocked ? 'blocked' : 'on_track', keyResults: ['k1', 'k2'] }),
            ],
            decisions,
          },
          history: past,
        })
        const { remember } = material.evaluation
        const found = episodes({ ...material, policy: AT_ONCE, timezone: 'UTC' })
        const { due } = asked(material, { episodes: found.open.filter(({ id }) => !found.ending.has(id)) })

        const { isSuperseded } = decisionLinks(material.snapshot)
        const isOpen = (row: Decision) => row.status === 'proposed' && !isSuperseded(row)
        const linked = [...decisions.filter(isOpen), ...due].flatMap(({ keyResults }) => keyResults)
        const asks = due.flatMap(({ keyResults }) => keyResults)
        for (const id of asks) expect(linked.filter((each) => each === id)).toHaveLength(1)
        const keys = [...past.prepared, ...due].map(({ key }) => key)
        expect(new Set(keys).size).toBe(keys.length)

        const rows = due.map(({ key, pageId, raised, keyResults, initiatives, prepared }, nth) => ({
          key,
          pageId,
          row: aDecision({ id: `d-${index}-${nth}`, raised, keyResults, initiatives, shown: { prepared } }),
        }))
        decisions = [...decisions, ...rows.map(({ row }) => row)]
        const closed = new Map(found.closed.map(({ id, closedAt }) => [id, closedAt]))
        past = {
          ...past,
          checkIns: [...past.checkIns, ...remember.checkIns],
          days: [...past.days, ...remember.days],
          sightings: [
            ...past.sightings.filter(
              ({ pageId, what }) =>
                !remember.gone.some((each) => each.pageId === pageId && each.what === what),
            ),
            ...remember.seen,
          ],
          episodes: [
            ...past.episodes.map((each) => ({
              ...each,
              closedAt: each.closedAt ?? closed.get(each.id) ?? null,
            })),
            ...found.opened,
          ],
          prepared: [
            ...past.prepared,
            ...rows.map(({ key, pageId, row }) => ({
              key,
              pageId,
              state: 'created' as const,
              decisionId: row.id,
              at: now,
            })),
          ],
        }
      }
    }),
    { numRuns: 12 },
  )
})
