import { expect, test } from 'vitest'
import { decisionReminders } from '#src/core/letters/decision-reminders.ts'
import { aDecision, aHistory, aKeyResult, aSnapshot, evaluateAt, NOW } from '#test/core/a-snapshot.ts'

test('the reminder of a review brings along, as one line, what is proposed as its outcome; no other does', () => {
  const decisions = [
    aDecision({
      status: 'decided',
      date: '2026-10-20',
      rationale: '',
      reviewDate: '2026-11-19',
      keyResults: ['k1'],
    }),
  ]
  const snapshot = aSnapshot({ keyResults: [aKeyResult()], decisions })
  const history = aHistory()
  const evaluation = evaluateAt(NOW, { snapshot, history })
  const proposing = evaluation.decisions.map((row) => ({ ...row, outcomeWords: '"a": 43 %.\n"b": 71 %.' }))

  const reminders = decisionReminders({
    snapshot,
    evaluation: { ...evaluation, decisions: proposing },
    history,
    episodes: [],
    told: [],
    asks: false,
    timezone: 'UTC',
    settleMinutes: 60,
    mail: { digestTo: ['cto@example.com'], domains: ['example.com'] },
  })

  expect(
    reminders.map(({ about }) => about.kind === 'decision' && [about.reminder.what, about.reminder.proposed]),
  ).toEqual([
    ['review_due', '"a": 43 %. "b": 71 %.'],
    ['no_rationale', ''],
  ])
})
