import { expect, test } from 'vitest'
import type { KeyResultResult } from '#src/core/evaluation.ts'
import { composeEscalation } from '#src/core/mail/escalation.ts'
import { HOSTILE } from '#templates/fixtures/hostile.ts'
import { evaluation, keyResult, objective, offTrack, person } from '#templates/fixtures/rows.ts'

const openedAt = '2026-11-20T08:00:00.000Z'

test('an escalation carries the numbers unrounded and what is not known as null', () => {
  const result = offTrack({ score: 0.123456, confidence: null, need: null })

  const escalation = composeEscalation({ result, objective: null, openedAt, evaluation: evaluation({}) })

  expect(escalation).toMatchObject({
    score: 0.123456,
    chance: null,
    need: null,
    objective: null,
    openedAt,
    sentTo: [],
  })
})

test('every text is clean: one line, no control, no bidi override', () => {
  const escalation = composeEscalation({
    result: offTrack({
      title: HOSTILE,
      note: HOSTILE,
      why: HOSTILE,
      word: HOSTILE,
      owners: [person(HOSTILE)],
    }),
    objective: objective({ title: HOSTILE }),
    openedAt,
    evaluation: evaluation({}),
    sentTo: ['cto@example.test\r\nBcc: evil@example.test'],
  })

  for (const text of [
    escalation.title,
    escalation.note,
    escalation.why,
    escalation.word,
    escalation.objective?.title,
    ...escalation.owners,
    ...escalation.sentTo,
  ]) {
    expect(text).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
  }
})

test('a person without a name is called by the address, one without either is not known', () => {
  const nameless = { ...person('Dana Ilic'), name: '' }
  const { owners } = composeEscalation({
    result: offTrack({ owners: [nameless, { ...nameless, email: null }] }),
    objective: null,
    openedAt,
    evaluation: evaluation({}),
  })

  expect(owners).toEqual(['dana@example.test', 'an unnamed person'])
})

test("a person's word is the status of the letter, with what the rules say kept beside", () => {
  const overrule = { status: 'off_track', until: '2026-12-04', since: null } as const
  const result = keyResult({ overrule })

  expect(composeEscalation({ result, objective: null, openedAt, evaluation: evaluation({}) })).toMatchObject({
    status: 'off_track',
    ruled: 'on_track',
    overrule,
  })
})

test('the advice is on this key result alone, and there is none where nothing is wrong', () => {
  const compose = (result: KeyResultResult) =>
    composeEscalation({
      result,
      objective: null,
      openedAt,
      evaluation: evaluation({ keyResults: [result, offTrack({ title: 'another', risk: 'critical' })] }),
    }).advice

  const critical = offTrack({ title: 'Checkout p95', risk: 'critical' })
  expect(compose(critical)).toBe('critical')
  expect(compose(offTrack({}))).toBeNull()
})

test('the chance of a stale key result has the day that it is of', () => {
  const result = offTrack({ reasons: ['unverified'], lastCheckIn: '2026-10-12' })

  expect(
    composeEscalation({ result, objective: null, openedAt, evaluation: evaluation({}) }).chanceAsOf,
  ).toBe('2026-10-12')
})

test('mail does not foretell what an unchanged value means on a day that has passed', () => {
  const whyOf = (why: string) =>
    composeEscalation({ result: offTrack({ why }), objective: null, openedAt, evaluation: evaluation({}) })
      .why

  expect(whyOf('Off track: 24 on 3 Nov. If unchanged on 10 Nov: Off track, 12 %. Rules 2')).toBe(
    'Off track: 24 on 3 Nov.',
  )
  expect(whyOf('At risk: 24 on 3 Nov. If unchanged on 10 Nov: chance 40 %. Green at 31. Rules 2')).toBe(
    'At risk: 24 on 3 Nov. Green at 31.',
  )
})
