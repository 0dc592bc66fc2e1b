import { expect, test } from 'vitest'
import { align } from '#src/core/alignment/alignment.ts'
import type { AlignmentObjective } from '#src/core/alignment/alignment-links.ts'

// Every row of what the widely copied tracker gets wrong about alignment, with its right answer.

const october = { start: '2026-10-01', end: '2026-12-31' }

function objective(id: string, level: AlignmentObjective['level'], parts: Partial<AlignmentObjective> = {}) {
  const keyResults = [{ id: `${id}-1`, weight: 1, valid: true }]
  const own = { id, title: id, level, supports: [], supportsKeyResults: [], state: 'active' as const }
  const rest = { weight: 1, period: october, ended: false, status: 'on_track' as const, accepted: false }
  return { ...own, ...rest, keyResults, ...parts }
}

function codes(objectives: readonly AlignmentObjective[]): string[] {
  return align(objectives).problems.map(({ objectiveId, code }) => `${objectiveId} ${code}`)
}

test('an empty supporter covers nothing, and one that is off track covers no health', () => {
  const company = [objective('C1', 'company'), objective('C2', 'company')]
  const { alignment } = align([
    ...company,
    objective('D1', 'department', { supports: ['C1'], keyResults: [] }),
    objective('D2', 'department', { supports: ['C2'], status: 'off_track' }),
  ])
  expect(alignment).toMatchObject({ objectiveCoverage: 0.5, healthyCoverage: 0 })
})

test('company objectives count by their weight', () => {
  const { alignment } = align([
    objective('C1', 'company', { weight: 9 }),
    objective('C2', 'company', { weight: 1 }),
    objective('D', 'department', { supports: ['C2'] }),
  ])
  expect(alignment.objectiveCoverage).toBe(0.1)
})

test('key results are covered too, by name and through their objective', () => {
  const keyResults = ['a', 'b'].map((id) => ({ id, weight: 1, valid: true }))
  const { alignment } = align([
    objective('C', 'company', { keyResults }),
    objective('D', 'department', { supportsKeyResults: ['a'] }),
  ])
  expect(alignment.keyResultCoverage).toEqual({ explicit: 0.5, inherited: 1 })
})

test('without company objectives coverage is not 100 % but unknown', () => {
  expect(align([objective('T', 'team')]).alignment.objectiveCoverage).toBeNull()
  expect(align([]).alignment.objectiveCoverage).toBeNull()
})

test('company objectives that bear one id stay two, and a link to them is no support', () => {
  const objectives = [
    objective('C', 'company'),
    objective('C', 'company'),
    objective('D', 'department', { supports: ['C'] }),
  ]
  expect(align(objectives).alignment.objectiveCoverage).toBe(0)
  expect(codes(objectives)).toContain('C duplicate_id')
  expect(codes(objectives)).toContain('D link_ambiguous')
})

test('a good link beside a broken one supports, and the broken one is no orphan', () => {
  const objectives = [objective('C1', 'company'), objective('T', 'team', { supports: ['C1', 'NOPE'] })]
  expect(align(objectives).classes.get('T')).toBe('rooted')
  expect(align(objectives).alignment.objectiveCoverage).toBe(1)
  expect(codes(objectives)).toEqual(['T link_missing'])
})

test('a broken link and an orphan are told apart', () => {
  const objectives = [
    objective('C', 'company'),
    objective('S', 'team', { supports: ['C'] }),
    objective('A', 'team'),
    objective('B', 'team', { supports: ['NOPE'] }),
  ]
  const { classes } = align(objectives)
  expect([classes.get('A'), classes.get('B')]).toEqual(['unlinked', 'broken'])
  expect(codes(objectives)).toEqual(['A unlinked', 'B link_missing'])
})

test('a team linked to its department is rooted through it', () => {
  const { classes, alignment } = align([
    objective('C', 'company'),
    objective('D', 'department', { supports: ['C'], keyResults: [] }),
    objective('T', 'team', { supports: ['D'] }),
  ])
  expect(classes.get('T')).toBe('rooted')
  expect(alignment).toMatchObject({ objectiveCoverage: 1, teamCoverage: 1, upwardAlignment: 1 })
})

test('the department that a team names is no link, but the mend offers its objective', () => {
  const objectives = [
    objective('C', 'company'),
    objective('Accounts', 'department', { supports: ['C'], department: 'Finance' }),
    objective('Platform', 'department', { supports: ['C'], department: 'Engineering' }),
    objective('T', 'team', { department: ' engineering' }),
  ]
  const { classes, problems } = align(objectives)
  expect(classes.get('T')).toBe('unlinked')
  expect(problems.map(({ mend }) => mend)).toEqual([
    'Choose in Supports what it serves, for example "Platform".',
  ])
})

test('circles, links upside down and links to another quarter are found', () => {
  const objectives = [
    objective('C', 'company'),
    objective('S', 'team', { supports: ['C'] }),
    objective('OLD', 'company', { ended: true, period: { start: '2026-07-01', end: '2026-09-30' } }),
    objective('A', 'team', { supports: ['B'] }),
    objective('B', 'team', { supports: ['A'] }),
    objective('D', 'department', { supports: ['S'] }),
    objective('E', 'department', { supports: ['OLD'] }),
  ]
  expect(codes(objectives)).toEqual([
    'A support_circle',
    'A unrooted',
    'B unrooted',
    'D link_upside_down',
    'E link_other_quarter',
  ])
})

test('a link that is named twice is said once and covers once', () => {
  const objectives = [
    objective('C', 'company'),
    objective('D', 'department', { supports: ['C', 'C', 'NOPE'] }),
  ]
  expect(codes(objectives)).toEqual(['D link_duplicate', 'D link_missing'])
  expect(align(objectives).alignment.objectiveCoverage).toBe(1)
})
