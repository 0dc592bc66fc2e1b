import { expect, test } from 'vitest'
import { readMilestones, shareDone } from '#src/core/scoring/milestones.ts'

test('a line gives box, name, due day and weight', () => {
  const { milestones, problems } = readMilestones(
    '[x] Beta with 3 customers @ 2026-10-31 *2\n[ ] Launch\n\n[40%] Migration *0.5 @ 2026-12-15',
  )
  expect(problems).toEqual([])
  expect(milestones).toEqual([
    { name: 'Beta with 3 customers', done: 1, due: '2026-10-31', weight: 2 },
    { name: 'Launch', done: 0, due: null, weight: 1 },
    { name: 'Migration', done: 0.4, due: '2026-12-15', weight: 0.5 },
  ])
})

test('list marks, a missing box and signs within a name are understood', () => {
  const { milestones, problems } = readMilestones(
    '- [X] Ship @acme/ui\n• Launch * 3 regions\n[✓] Ping a@b.example',
  )
  expect(problems).toEqual([])
  expect(milestones.map(({ name, done, weight }) => [name, done, weight])).toEqual([
    ['Ship @acme/ui', 1, 1],
    ['Launch * 3 regions', 0, 1],
    ['Ping a@b.example', 1, 1],
  ])
})

test('the share done goes by weight', () => {
  expect(shareDone(readMilestones('[x] A *3\n[ ] B').milestones)).toBe(0.75)
  expect(shareDone(readMilestones('[x] A\n[x] B').milestones)).toBe(1)
  expect(shareDone(readMilestones('').milestones)).toBe(0)
})

test('a milestone that is partly done counts at most 0.9 of its weight', () => {
  expect(shareDone(readMilestones('[50%] A\n[ ] B').milestones)).toBe(0.25)
  expect(shareDone(readMilestones('[99%] A\n[ ] B').milestones)).toBe(0.45)
})

test('only the first milestone counts in part', () => {
  const { milestones, problems } = readMilestones('[50%] A\n[50%] B')
  expect(shareDone(milestones)).toBe(0.25)
  expect(problems).toMatchObject([{ code: 'second_partial_milestone', level: 'warning' }])
})

test('a box that says neither done nor open is not guessed', () => {
  const { problems } = readMilestones('[maybe] Beta')
  expect(problems).toMatchObject([{ code: 'bad_milestone', level: 'error', property: 'Milestones' }])
  expect(problems[0]?.message).toBe('The box of "Beta" holds "maybe", which says neither done nor open.')
  expect(readMilestones('[120%] Beta').problems).toHaveLength(1)
})

test('a day or weight that cannot be read is said and left out', () => {
  const { milestones, problems } = readMilestones('[ ] Beta @ 30.11.2026\n[ ] Launch *-2')
  expect(milestones).toEqual([
    { name: 'Beta', done: 0, due: null, weight: 1 },
    { name: 'Launch', done: 0, due: null, weight: 1 },
  ])
  expect(problems.map(({ level, message }) => [level, message])).toEqual([
    [
      'warning',
      'The milestone "Beta" has the day "30.11.2026", which cannot be read; it is taken as due at the end of the period.',
    ],
    ['warning', 'The milestone "Launch" has the weight "-2", which cannot be read; it is taken as 1.'],
  ])
})

test('a list without any weight has no score', () => {
  expect(readMilestones('[x] A *0\n[ ] B *0').problems).toMatchObject([
    { code: 'no_milestone_weight', level: 'error' },
  ])
})
