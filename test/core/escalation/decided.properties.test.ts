import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decisionReminders } from '#src/core/letters/decision-reminders.ts'
import type { Decision } from '#src/core/model.ts'
import { addDays, daysBetween } from '#src/core/time/day.ts'
import { aDecision, aKeyResult, aSnapshot, evaluateAt } from '../a-snapshot.ts'
import { aLadder, MAIL } from './a-ladder.ts'
import { green, lea, objectives, red } from './a-story.ts'

const START = '2026-11-02'
const EPISODE = 'k1-2026-11-03'
const shown = { prepared: `Added by okr-sync on 3 Nov 2026: off track since 3 Nov. Ref ${EPISODE}` }

type Act = 'none' | 'acknowledge' | 'scope' | 'accept' | 'reverse' | 'reopen' | 'postpone'
const act = fc.constantFrom<Act>(
  'none',
  'none',
  'none',
  'none',
  'none',
  'acknowledge',
  'scope',
  'accept',
  'reverse',
  'reopen',
  'postpone',
)

const CHANGES: Readonly<Record<Act, (today: string) => Partial<Decision>>> = {
  none: () => ({}),
  acknowledge: () => ({}),
  scope: (today) => ({ status: 'decided', date: today, decided: 'Scope' }),
  accept: (today) => ({ status: 'decided', date: today, decided: 'Accept' }),
  reverse: () => ({ status: 'reversed' }),
  reopen: () => ({ status: 'proposed', date: null, decided: '' }),
  postpone: (today) => ({ decideBy: addDays(today, 5) }),
}

test('whatever is decided, reversed or put off: nothing is told twice, a miss that was accepted is left alone, and nobody is left alone with one that is overdue', () => {
  fc.assert(
    fc.property(fc.array(act, { minLength: 20, maxLength: 40 }), (acts) => {
      const ladder = aLadder()
      const heard: { key: string; to: string; day: string; at: string }[] = []
      let acknowledged: string | null = null
      let row: Decision = aDecision({
        id: 'd1',
        raised: '2026-11-03',
        owners: [lea],
        keyResults: ['k1'],
        decideBy: '2026-11-10',
        shown,
      })
      const rowsOn = (isRed: boolean) => ({
        objectives,
        keyResults: [
          aKeyResult({
            lastEdited: '2026-11-01T10:00:00.000Z',
            overrideUntil: '2027-03-31',
            ...(isRed ? red : green),
            acknowledged,
          }),
        ],
        decisions: isRed ? [row] : [],
      })
      ladder.run(`${START}T09:00:00.000Z`, rowsOn(false))
      for (const [index, each] of acts.entries()) {
        const today = addDays(START, index + 1)
        const at = `${today}T09:00:00.000Z`
        if (index > 0) {
          if (each === 'acknowledge') acknowledged = today
          row = { ...row, ...CHANGES[each](today) }
        }
        const rows = rowsOn(true)
        const { letters } = ladder.run(at, rows)
        const snapshot = aSnapshot(rows)
        const history = ladder.history()
        const reminders = decisionReminders({
          snapshot,
          evaluation: evaluateAt(at, { snapshot, history }),
          history,
          episodes: history.episodes,
          told: ladder.told(),
          asks: true,
          timezone: 'UTC',
          settleMinutes: 0,
          mail: MAIL,
        })
        const known = new Set(heard.map(({ key, to }) => `${key} ${to}`))
        const due = reminders.filter((reminder) => reminder.due <= at)
        for (const { key, to } of due)
          for (const address of to)
            if (!known.has(`${key} ${address}`)) heard.push({ key, to: address, day: today, at })
        for (const letter of letters) {
          const [key = '', to = ''] = letter.split(' ')
          expect(known.has(letter)).toBe(false)
          heard.push({ key, to, day: today, at })
        }
        const isAccepted = row.status === 'decided' && row.decided === 'Accept'
        if (isAccepted) expect(letters).toEqual([])
        const { decideBy } = row
        const isOverdue = row.status === 'proposed' && decideBy !== null && daysBetween(decideBy, today) > 7
        if (isOverdue)
          expect(heard.some(({ to, day }) => to === 'lea@example.com' && daysBetween(day, today) <= 7)).toBe(
            true,
          )
      }
      const leadsFirst = heard.filter(({ key, to }) => key === `${EPISODE}/lead` && to === 'lea@example.com')
      expect(leadsFirst.map(({ day }) => day)).toEqual(['2026-11-03'])
    }),
    { numRuns: 6 },
  )
})
