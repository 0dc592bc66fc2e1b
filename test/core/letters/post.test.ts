import { expect, test } from 'vitest'
import type { Subject } from '#src/core/letters/subject.ts'
import { NOW } from '#test/core/a-snapshot.ts'
import { aBlocked, anAllClear, anEscalation, aReminder, aSubject, postAt, told } from './some-subjects.ts'

const NUDGE = 'nudge/2026-W48/k1'

test('all that a person is to hear is in one letter, the gravest first and then what has been due for longest', () => {
  const earlier = '2026-11-20T07:00:00.000Z'
  const subjects: Subject[] = [
    aSubject({ key: 'k1-2026-11-10/all_clear', about: anAllClear, due: earlier }),
    aSubject(),
    aSubject({ key: 'decision/d1/no_rationale/2026-11-18', about: aReminder }),
    aSubject({ key: 'i1-2026-11-19/waited_for', about: aBlocked, due: earlier }),
    aSubject({ key: 'k3-2026-11-20/owner', about: anEscalation('owner') }),
    aSubject({ key: 'k2-2026-11-20/owner', about: anEscalation('owner') }),
    aSubject({ key: 'k4-2026-11-20/owner', about: anEscalation('owner'), due: earlier }),
    aSubject({ key: 'k5-2026-11-20/owner', about: anEscalation('owner', 'critical') }),
    aSubject({ key: 'k6-2026-11-13/above', about: anEscalation('above'), due: earlier }),
  ]
  const { letters, wakeAt } = postAt(NOW, subjects)

  expect(letters).toHaveLength(1)
  expect(letters[0]).toMatchObject({
    to: 'ada@example.com',
    kind: 'escalation',
    slot: '2026-11-20.1',
    day: '2026-11-20',
    references: [],
    most: { perDay: 1, perWeek: 10 },
    asOf: NOW,
    today: '2026-11-20',
  })
  expect(letters[0]?.subjects.map(({ key }) => key)).toEqual([
    'k6-2026-11-13/above',
    'k5-2026-11-20/owner',
    'k4-2026-11-20/owner',
    'k2-2026-11-20/owner',
    'k3-2026-11-20/owner',
    'i1-2026-11-19/waited_for',
    'decision/d1/no_rationale/2026-11-18',
    NUDGE,
    'k1-2026-11-10/all_clear',
  ])
  expect(wakeAt).toBeNull()
  expect(postAt(NOW, subjects.toReversed())).toEqual(postAt(NOW, subjects))
})

test('each person hears what concerns them once, however the address is written', () => {
  const both = aSubject({ to: ['Bo@example.com', 'ada@example.com', 'bo@example.com'] })
  const { letters } = postAt(NOW, [both, both])
  expect(letters.map(({ to, subjects }) => [to, subjects.length])).toEqual([
    ['ada@example.com', 1],
    ['bo@example.com', 1],
  ])
  const after = postAt(NOW, [both], {
    told: [told(NUDGE, '2026-11-18T09:00:00.000Z', '<1>', 'Ada@example.com')],
  })
  expect(after.letters.map(({ to }) => to)).toEqual(['bo@example.com'])
})

test('what is told stays told, years later too', () => {
  expect(postAt(NOW, [aSubject()], { told: [told(NUDGE, '2024-01-08T09:00:00.000Z')] })).toEqual({
    letters: [],
    wakeAt: null,
  })
})

test('a letter leaves in the hours of the person, not in those of the organisation', () => {
  const policy = { timezones: { 'ada@example.com': 'America/New_York' } }
  // Ten in the morning in Berlin is four at night in New York.
  const { letters, wakeAt } = postAt(NOW, [aSubject()], { policy, timezone: 'Europe/Berlin' })
  expect(letters).toEqual([])
  expect(wakeAt).toBe('2026-11-20T13:00:00.000Z')
  const later = postAt('2026-11-20T13:00:00.000Z', [aSubject()], { policy, timezone: 'Europe/Berlin' })
  expect(later.letters).toHaveLength(1)
})

test('a day in the letter is that of the person', () => {
  const policy = { timezones: { 'ada@example.com': 'Pacific/Kiritimati' }, hours: 'Mon-Sun 00:00-00:00' }
  const { letters } = postAt('2026-11-20T11:00:00.000Z', [aSubject()], { policy })
  expect(letters[0]).toMatchObject({ slot: '2026-11-21.1', day: '2026-11-21', today: '2026-11-20' })
})

test('what is not due waits, and says when to look again', () => {
  const soon = aSubject({ due: '2026-11-20T14:00:00.000Z' })
  const late = aSubject({ key: 'nudge/2026-W48/k2', due: '2026-11-20T19:00:00.000Z' })
  expect(postAt(NOW, [late, soon])).toEqual({ letters: [], wakeAt: soon.due })
  expect(postAt(NOW, [late])).toEqual({ letters: [], wakeAt: '2026-11-23T08:00:00.000Z' })
  const due = aSubject({ key: 'nudge/2026-W48/k3' })
  // Today's one letter is used up by what is due now.
  expect(postAt(NOW, [due, soon])).toMatchObject({
    letters: [{ subjects: [due] }],
    wakeAt: '2026-11-23T08:00:00.000Z',
  })
})

test('the second letter of a day waits for the next one, unless the policy allows two', () => {
  const earlier = [told('nudge/2026-W47/k1', '2026-11-20T08:00:00.000Z', '<1>')]
  // Two subjects of one letter are one letter.
  earlier.push(told('nudge/2026-W47/k2', '2026-11-20T08:00:00.000Z', '<1>'))
  expect(postAt(NOW, [aSubject()], { told: earlier })).toEqual({
    letters: [],
    wakeAt: '2026-11-23T08:00:00.000Z',
  })
  const { letters } = postAt(NOW, [aSubject()], { told: earlier, policy: { mostPerDay: 2 } })
  expect(letters[0]?.slot).toBe('2026-11-20.2')
})

test('a value that is due later in the day comes along, since that letter takes the place of another', () => {
  const nudge = aSubject({ due: '2026-11-20T14:00:00.000Z', comesAlongFrom: '2026-11-20T00:00:00.000Z' })
  const other = aSubject({ key: 'decision/d1/no_rationale/2026-11-18', about: aReminder })
  expect(postAt(NOW, [nudge])).toEqual({ letters: [], wakeAt: nudge.due })
  const { letters, wakeAt } = postAt(NOW, [nudge, other])
  expect(letters[0]?.subjects).toEqual([other, nudge])
  expect(wakeAt).toBeNull()
})

test('a letter that the mail server did not take counts for the day on which it leaves, and until then for today', () => {
  const earlier = [told('nudge/2026-W47/k1', '2026-11-19T09:00:00.000Z', '<1>')]
  const after = (moment: string) =>
    postAt(NOW, [aSubject()], { told: earlier, tried: new Map([['<1>', moment]]) })
  expect(after('2026-11-19T09:00:00.000Z').letters).toHaveLength(1)
  for (const today of [NOW, '2026-11-20T08:00:00.000Z']) {
    expect(after(today)).toEqual({ letters: [], wakeAt: '2026-11-23T08:00:00.000Z' })
  }
})

test('the most letters of a week count in any seven days, and the oldest frees a place', () => {
  const policy = { mostPerWeek: 2 }
  const earlier = [
    told('a/owner', '2026-11-13T15:00:00.000Z'),
    told('b/owner', '2026-11-17T10:00:00.000Z'),
    told('c/owner', '2026-11-12T10:00:00.000Z'),
  ]
  expect(postAt(NOW, [aSubject()], { told: earlier, policy })).toEqual({
    letters: [],
    wakeAt: '2026-11-20T15:00:00.000Z',
  })
  expect(postAt('2026-11-20T15:00:00.000Z', [aSubject()], { told: earlier, policy }).letters).toHaveLength(1)
})

test('a letter belongs to the thread of every episode that it tells of, as far as this person has heard of it', () => {
  const owner = aSubject({ key: 'k1-2026-11-10/lead', episode: 'k1-2026-11-10', about: anEscalation('lead') })
  const all = aSubject({ key: 'k2-2026-11-11/all_clear', episode: 'k2-2026-11-11', about: anAllClear })
  const earlier = [
    told('k2-2026-11-11/lead', '2026-11-13T09:00:00.000Z', '<2>'),
    told('k1-2026-11-10/owner', '2026-11-11T09:00:00.000Z', '<1>'),
    told('k2-2026-11-11/owner', '2026-11-11T09:00:00.000Z', '<1>'),
    told('k1-2026-11-10-restored/owner', '2026-11-12T09:00:00.000Z', '<other>'),
    told('nudge/2026-W46/k1', '2026-11-09T09:00:00.000Z', '<nudge>'),
    told('k1-2026-11-10/owner', '2026-11-10T09:00:00.000Z', '<bo>', 'bo@example.com'),
  ]
  expect(postAt(NOW, [owner, all], { told: earlier }).letters[0]?.references).toEqual(['<1>', '<2>'])
  expect(postAt(NOW, [aSubject()], { told: earlier }).letters[0]?.references).toEqual([])
})

test('of a long thread the head and the latest letters are named', () => {
  const earlier = Array.from({ length: 30 }, (_, index) =>
    told('k1-2026-11-10/owner', `2026-08-${String(index + 1).padStart(2, '0')}T09:00:00.000Z`, `<${index}>`),
  )
  const lead = aSubject({ key: 'k1-2026-11-10/lead', episode: 'k1-2026-11-10', about: anEscalation('lead') })
  const references = postAt(NOW, [lead], { told: earlier }).letters[0]?.references ?? []
  expect(references).toHaveLength(20)
  expect([references[0], references[1], references.at(-1)]).toEqual(['<0>', '<11>', '<29>'])
})
