import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Status } from '#src/core/model.ts'
import { healthsOf, isContradicted, statusOfWord, voices } from '#src/core/rows/voices.ts'
import type { Voice } from '#src/core/voice.ts'
import { known, linksTo, projectUrl, readingsOf, unread } from '#test/core/work/some-work.ts'

const silent = {
  word: null,
  wordSince: null,
  overrule: null,
  status: 'on_track',
  statusSince: '2026-11-03',
  healths: [],
  timezone: 'Europe/Berlin',
} as const

function says(who: Voice['who'], status: Status | null): Voice {
  return { who, status, words: 'so', day: null, of: '' }
}

test.each([
  ['On track', 'on_track'],
  ['ON-TRACK', 'on_track'],
  ['🟢 Green', 'on_track'],
  ['good!', 'on_track'],
  ['🟢', 'on_track'],
  ['At risk', 'at_risk'],
  ['🟡 at_risk', 'at_risk'],
  ['amber', 'at_risk'],
  ['Yellow 🟡', 'at_risk'],
  ['Behind', 'at_risk'],
  ['🟠', 'at_risk'],
  ['Off track', 'off_track'],
  ['(red)', 'off_track'],
  ['🔴 Blocked', 'off_track'],
  ['🔴', 'off_track'],
  ['Complete', 'complete'],
  ['✅ Done', 'complete'],
  ['Achieved.', 'complete'],
  ['Not started', 'not_started'],
  ['Im Plan', 'on_track'],
  ['🟡 Gefährdet', 'at_risk'],
  ['ROT', 'off_track'],
  ['En bonne voie', 'on_track'],
  ['en retard', 'at_risk'],
  ['À risque', 'at_risk'],
  ['A risque', 'at_risk'],
  ['Rouge', 'off_track'],
  ['Según lo previsto', 'on_track'],
  ['En riesgo', 'at_risk'],
  ['Rojo', 'off_track'],
  ['Terminé', 'complete'],
  ['Sin iniciar', 'not_started'],
  ['🟥', 'off_track'],
] as const)('"%s" is %s', (word, status) => {
  expect(statusOfWord(word)).toBe(status)
})

test.each([
  '',
  '  ',
  'Unknown',
  'Better than last week',
  'not on track',
  'nicht gefährdet',
  '90% confident',
  'En cours',
  'In Arbeit',
  'green or red',
  '🟢🔴',
  'constructor',
  '42',
])('"%s" names no status that can be compared', (word) => {
  expect(statusOfWord(word)).toBeNull()
})

test('leader, rules and Linear stand side by side, each with its day', () => {
  const healths = [
    { title: 'Checkout', health: { status: 'off_track', at: '2026-11-12T23:30:00.000Z' } },
    { title: 'Search\n', health: { status: 'on_track', at: '2026-11-10T08:00:00.000Z' } },
  ] as const
  const word = { word: '🟢 On track', wordSince: '2026-11-09' }
  expect(voices({ ...silent, ...word, status: 'at_risk', healths })).toEqual([
    { who: 'leader', status: 'on_track', words: '🟢 On track', day: '2026-11-09', of: '' },
    { who: 'rules', status: 'at_risk', words: 'At risk', day: '2026-11-03', of: '' },
    // In Berlin the next day has begun.
    { who: 'linear', status: 'off_track', words: 'Off track', day: '2026-11-13', of: 'Checkout' },
    { who: 'linear', status: 'on_track', words: 'On track', day: '2026-11-10', of: 'Search' },
  ])
})

test('who says nothing is left out', () => {
  const rules = { who: 'rules', status: 'unknown', words: 'Unknown', day: null, of: '' }
  for (const word of [null, '', ' \n']) {
    expect(voices({ ...silent, word, status: 'unknown', statusSince: null })).toEqual([rules])
  }
})

test('a status that was put over the one of the rules is the leader speaking, before a column of his own', () => {
  const overrule = { status: 'complete', until: '2026-11-30', since: '2026-11-16' } as const
  const [leader, ...others] = voices({ ...silent, word: 'Red', wordSince: '2026-11-02', overrule })
  expect(leader).toEqual({ who: 'leader', status: 'complete', words: 'Complete', day: '2026-11-16', of: '' })
  expect(others.map(({ who }) => who)).toEqual(['rules'])
})

test('words that cannot be compared are shown, as one short line', () => {
  const [leader] = voices({ ...silent, word: `slow\u202e\nbut ${'sure '.repeat(40)}` })
  expect(leader).toMatchObject({ who: 'leader', status: null, day: null })
  expect(leader?.words).toMatch(/^slow but sure .{1,50}…$/)
})

test('two that name different colours contradict each other, whichever two they are', () => {
  const colours = ['on_track', 'at_risk', 'off_track'] as const
  const pairs = [
    ['leader', 'rules'],
    ['rules', 'linear'],
    ['leader', 'linear'],
  ] as const
  for (const [a, b] of pairs) {
    for (const one of colours) {
      for (const other of colours) {
        expect(isContradicted([says(a, one), says(b, other)])).toBe(one !== other)
      }
    }
  }
  expect(isContradicted([says('leader', 'complete'), says('rules', 'at_risk')])).toBe(true)
})

test('complete agrees with on track, and a status without a colour contradicts nothing', () => {
  expect(isContradicted([says('leader', 'complete'), says('rules', 'on_track')])).toBe(false)
  for (const status of [null, 'unknown', 'not_started'] as const) {
    expect(isContradicted([says('leader', 'off_track'), says('rules', status)])).toBe(false)
  }
})

test('two works in Linear that differ speak each of itself', () => {
  const works = [says('linear', 'on_track'), says('linear', 'off_track')]
  expect(isContradicted(works)).toBe(false)
  expect(isContradicted([says('rules', 'unknown'), ...works])).toBe(false)
  expect(isContradicted([says('rules', 'on_track'), ...works])).toBe(true)
})

test('the order of voices makes no difference, and one voice contradicts nothing', () => {
  const voice = fc.record({
    who: fc.constantFrom('leader' as const, 'rules' as const, 'linear' as const),
    status: fc.constantFrom<Status | null>('on_track', 'complete', 'at_risk', 'off_track', 'unknown', null),
  })
  fc.assert(
    fc.property(fc.array(voice, { maxLength: 4 }), (given) => {
      const said = given.map(({ who, status }) => says(who, status))
      expect(isContradicted(said.toReversed())).toBe(isContradicted(said))
      expect(isContradicted(said.slice(0, 1))).toBe(false)
    }),
  )
})

test('the healths of a row are those that people typed about its work', () => {
  const [alpha, beta, gamma] = [projectUrl('alpha'), projectUrl('beta'), projectUrl('gamma')]
  const health = { status: 'at_risk', at: '2026-11-12T10:00:00.000Z' } as const
  const readings = readingsOf(
    known(alpha, { title: 'Alpha', health }),
    known(beta),
    unread(gamma, 'not_found'),
  )
  expect(healthsOf(linksTo(alpha, beta, gamma, projectUrl('delta')), readings)).toEqual([
    { title: 'Alpha', health },
  ])
})
