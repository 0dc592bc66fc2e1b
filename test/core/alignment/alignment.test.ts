import fc from 'fast-check'
import { expect, test } from 'vitest'
import { align } from '#src/core/alignment/alignment.ts'
import type { AlignmentObjective } from '#src/core/alignment/alignment-links.ts'

const quarter = { start: '2026-10-01', end: '2026-12-31' }

/** An objective with one sound key result, `<id>-1`. */
function objective(
  id: string,
  level: AlignmentObjective['level'],
  parts: Partial<AlignmentObjective> = {},
): AlignmentObjective {
  return {
    id,
    title: `Objective ${id}`,
    level,
    supports: [],
    supportsKeyResults: [],
    state: 'active',
    weight: 1,
    period: quarter,
    ended: false,
    status: 'on_track',
    accepted: false,
    keyResults: [{ id: `${id}-1`, weight: 1, valid: true }],
    ...parts,
  }
}

function codes(objectives: readonly AlignmentObjective[]): string[] {
  return align(objectives).problems.map(({ objectiveId, code }) => `${objectiveId} ${code}`)
}

test('a team that supports its department is rooted through it', () => {
  const { alignment, classes, problems } = align([
    objective('C', 'company'),
    objective('D', 'department', { supports: ['C'] }),
    objective('T', 'team', { supports: ['D'] }),
  ])
  expect(Object.fromEntries(classes)).toEqual({ C: 'company', D: 'rooted', T: 'rooted' })
  expect(problems).toEqual([])
  expect(alignment).toEqual({
    objectiveCoverage: 1,
    teamCoverage: 1,
    healthyCoverage: 1,
    keyResultCoverage: { explicit: 0, inherited: 1 },
    upwardAlignment: 1,
  })
})

test('coverage weighs company objectives, and an empty supporter covers nothing', () => {
  const { alignment } = align([
    objective('C1', 'company', { weight: 3 }),
    objective('C2', 'company'),
    objective('D', 'department', { supports: ['C1'] }),
    objective('E', 'department', { supports: ['C2'], keyResults: [] }),
    objective('F', 'department', { supports: ['C2'], keyResults: [{ id: 'F-1', weight: 1, valid: false }] }),
  ])
  expect(alignment).toMatchObject({ objectiveCoverage: 0.75, teamCoverage: 0 })
})

test('a supporter that is off track covers, but not healthily', () => {
  const { alignment } = align([
    objective('C', 'company'),
    objective('D', 'department', { supports: ['C'], status: 'off_track' }),
  ])
  expect(alignment).toMatchObject({ objectiveCoverage: 1, healthyCoverage: 0 })
})

test('without company objectives there is nothing to cover', () => {
  expect(align([objective('T', 'team')]).alignment).toEqual({
    objectiveCoverage: null,
    teamCoverage: null,
    healthyCoverage: null,
    keyResultCoverage: { explicit: null, inherited: null },
    upwardAlignment: 0,
  })
  expect(align([]).alignment.upwardAlignment).toBeNull()
})

test('key results are covered by name, or through their objective', () => {
  const { alignment } = align([
    objective('C1', 'company', {
      keyResults: [
        { id: 'a', weight: 1, valid: true },
        { id: 'b', weight: 2, valid: true },
        { id: 'invalid', weight: 9, valid: false },
      ],
    }),
    objective('C2', 'company', { keyResults: [{ id: 'c', weight: 1, valid: true }] }),
    objective('D', 'department', { supportsKeyResults: ['a'] }),
  ])
  expect(alignment.keyResultCoverage).toEqual({ explicit: 0.25, inherited: 0.75 })
})

test('upward alignment is the share of lower key results that reach the company', () => {
  const { alignment } = align([
    objective('C', 'company'),
    objective('D', 'department', { supports: ['C'] }),
    objective('T', 'team', {
      keyResults: ['x', 'y', 'z'].map((id) => ({ id, weight: 1, valid: true })),
    }),
  ])
  expect(alignment.upwardAlignment).toBe(0.25)
})

test('a good link beside a bad one is rooted, and the bad one is said once', () => {
  const objectives = [objective('C', 'company'), objective('D', 'department', { supports: ['C', 'NOPE'] })]
  const { classes, problems } = align(objectives)
  expect(classes.get('D')).toBe('rooted')
  expect(problems).toEqual([
    {
      objectiveId: 'D',
      code: 'link_missing',
      property: 'Supports',
      message: 'Supports names the objective "NOPE", which is not among the rows that were read.',
      mend: 'Choose another in Supports, for example "Objective C"; or share the database that holds it with okr-sync.',
    },
  ])
})

test.each([
  ['missing', { supports: ['NOPE'] }],
  ['missing', { supportsKeyResults: ['NOPE'] }],
  ['self', { supports: ['D'] }],
  ['self', { supportsKeyResults: ['D-1'] }],
  ['upside_down', { supports: ['T'] }],
  ['other_quarter', { supports: ['OLD'] }],
  ['cancelled_parent', { supports: ['GONE'] }],
  ['ambiguous', { supports: ['TWIN'] }],
] as const)('a link that is %s is broken and said', (state, links) => {
  const objectives = [
    objective('C', 'company'),
    objective('T', 'team', { supports: ['C'] }),
    objective('OLD', 'company', { ended: true, period: { start: '2026-07-01', end: '2026-09-30' } }),
    objective('GONE', 'company', { state: 'cancelled' }),
    objective('TWIN', 'company'),
    objective('TWIN', 'company', { keyResults: [] }),
    objective('D', 'department', links),
  ]
  const { classes, problems } = align(objectives)
  expect(classes.get('D')).toBe('broken')
  const [problem] = problems.filter(({ objectiveId }) => objectiveId === 'D')
  expect(problem?.code).toBe(`link_${state}`)
  expect(problem?.message).toMatch(/^Supports( key result)? names /)
  expect(problem?.mend).toMatch(/"|-2/)
})

test('a link that is named twice counts once and is said', () => {
  const objectives = [objective('C', 'company'), objective('D', 'department', { supports: ['C', 'C'] })]
  expect(codes(objectives)).toEqual(['D link_duplicate'])
  expect(align(objectives).alignment.objectiveCoverage).toBe(1)
})

test('every bearer of a duplicate id counts, and a link to it is ambiguous', () => {
  const objectives = [
    objective('C', 'company'),
    objective('C', 'company', { keyResults: [] }),
    objective('D', 'department', { supports: ['C'] }),
  ]
  expect(align(objectives).alignment.objectiveCoverage).toBe(0)
  expect(codes(objectives)).toEqual([
    'C duplicate_id',
    'C no_supporter',
    'C no_supporter',
    'D link_ambiguous',
  ])
})

test('a longer period than a quarter is no other quarter, and an unknown one is not judged', () => {
  const year = { start: '2026-01-01', end: '2026-12-31' }
  expect(
    codes([
      objective('C', 'company', { period: year }),
      objective('D', 'department', { supports: ['C'] }),
      objective('T', 'team', { supports: ['D'], period: null }),
    ]),
  ).toEqual([])
})

test('peers may support each other', () => {
  const { classes, problems } = align([
    objective('C', 'company'),
    objective('T1', 'team', { supports: ['T2'] }),
    objective('T2', 'team', { supports: ['C'] }),
  ])
  expect(classes.get('T1')).toBe('rooted')
  expect(problems).toEqual([])
})

test('orphans are unlinked, broken or unrooted', () => {
  const objectives = [
    objective('C', 'company'),
    objective('A', 'team'),
    objective('B', 'team', { supports: ['NOPE'] }),
    objective('X', 'team', { supports: ['A'] }),
  ]
  expect(Object.fromEntries(align(objectives).classes)).toEqual({
    C: 'company',
    A: 'unlinked',
    B: 'broken',
    X: 'unrooted',
  })
  expect(codes(objectives)).toEqual(['C no_supporter', 'A unlinked', 'B link_missing', 'X unrooted'])
})

test('a circle is said once and roots nothing, unless one of it leads out', () => {
  const circle = [
    objective('T2', 'team', { supports: ['T3'] }),
    objective('T1', 'team', { supports: ['T2'] }),
    objective('T3', 'team', { supports: ['T1'] }),
  ]
  const { classes, problems } = align(circle)
  expect([...classes.values()]).toEqual(['unrooted', 'unrooted', 'unrooted'])
  expect(problems.filter(({ code }) => code === 'support_circle')).toEqual([
    {
      objectiveId: 'T1',
      code: 'support_circle',
      property: 'Supports',
      message:
        'These objectives support each other in a circle: "Objective T1", "Objective T2", "Objective T3".',
      mend: 'Take one link of the circle out, for example in Supports of "Objective T1", so that the chain ends at a company objective.',
    },
  ])
  const led = [objective('C', 'company'), ...circle, objective('T4', 'team', { supports: ['C', 'T1'] })]
  const out = led.map((each) => (each.id === 'T3' ? { ...each, supports: ['T1', 'T4'] } : each))
  expect(align(out).classes.get('T2')).toBe('rooted')
})

test('cancelled and ended objectives neither cover nor count nor complain', () => {
  const objectives = [
    objective('C', 'company'),
    objective('X', 'company', { state: 'cancelled' }),
    objective('D', 'department', { supports: ['C'], state: 'cancelled' }),
    objective('E', 'department', { supports: ['NOPE'], ended: true }),
  ]
  const { alignment, problems } = align(objectives)
  expect(alignment).toMatchObject({ objectiveCoverage: 0, upwardAlignment: null })
  expect(problems).toEqual([])
})

test('a company objective without a supporter is named, with one that could support it', () => {
  const objectives = [
    objective('C1', 'company'),
    objective('C2', 'company'),
    objective('D', 'department', { supports: ['C1'] }),
    objective('T', 'team'),
  ]
  const { supported, problems } = align(objectives)
  expect([...supported]).toEqual(['C1'])
  expect(problems.find(({ code }) => code === 'no_supporter')).toEqual({
    objectiveId: 'C2',
    code: 'no_supporter',
    property: 'Supports',
    message:
      'No objective of a department or team supports "Objective C2", so nothing shows that it is worked on.',
    mend: 'Choose it in Supports of what serves it, for example of "Objective T"; where nothing does, add an objective that will.',
  })
})

test('a supporter without a key result that can be scored is told apart from none', () => {
  const [problem] = align([
    objective('C', 'company'),
    objective('D', 'department', { supports: ['C'], keyResults: [] }),
  ]).problems
  expect(problem?.code).toBe('no_supporter')
  expect(problem?.message).toBe(
    'What supports "Objective C" has no key result that can be scored, so nothing shows that it is worked on.',
  )
})

test('where nothing is below the company in its time, nobody is asked to support it', () => {
  expect(codes([objective('C1', 'company'), objective('C2', 'company')])).toEqual([])
  const next = { start: '2027-01-01', end: '2027-03-31' }
  expect(
    codes([
      objective('C1', 'company'),
      objective('C2', 'company', { period: next }),
      objective('D', 'department', { supports: ['C1'] }),
    ]),
  ).toEqual([])
})

test('company objectives do not support each other', () => {
  const { supported, alignment } = align([
    objective('C1', 'company'),
    objective('C2', 'company', { supports: ['C1'] }),
    objective('D', 'department', { supports: ['C2'] }),
  ])
  expect([...supported]).toEqual(['C1', 'C2'])
  expect(alignment.objectiveCoverage).toBe(1)
  expect(
    align([objective('C1', 'company'), objective('C2', 'company', { supports: ['C1'] })]).supported.size,
  ).toBe(0)
})

test('a mend names a parent of the same time', () => {
  const next = { start: '2027-01-01', end: '2027-03-31' }
  const mendOf = (...parents: readonly AlignmentObjective[]) =>
    align([...parents, objective('T', 'team')]).problems.find(({ code }) => code === 'unlinked')?.mend
  const later = objective('A', 'company', { period: next })
  expect(mendOf(later, objective('B', 'company'))).toBe(
    'Choose in Supports what it serves, for example "Objective B".',
  )
  expect(mendOf(later)).toContain('a company objective of the same cycle, once there is one')
})

test('coverage without the accepted rows leaves out orphans and unsupported company objectives alone', () => {
  const accepted = { accepted: true }
  const objectives = [
    objective('C1', 'company'),
    objective('C2', 'company', accepted),
    objective('D', 'department', { supports: ['C1', 'NOPE'], ...accepted }),
    objective('T', 'team', accepted),
    objective('U', 'team'),
  ]
  const { alignment, withoutAccepted, supported } = align(objectives)
  expect(alignment).toMatchObject({ objectiveCoverage: 0.5, upwardAlignment: 1 / 3 })
  expect([...supported]).toEqual(['C1', 'C2'])
  expect(withoutAccepted).toEqual({
    objectiveCoverage: 1,
    teamCoverage: 0,
    healthyCoverage: 1,
    keyResultCoverage: { explicit: 0, inherited: 1 },
    upwardAlignment: 0.5,
  })
  expect(align(objectives.map((each) => ({ ...each, accepted: false }))).withoutAccepted).toBeNull()
})

test('an objective without a level may be one of the company, and that is offered', () => {
  const [problem] = align([objective('X', null)]).problems
  expect(problem?.mend).toBe(
    'Choose in Supports what it serves, for example a company objective of the same cycle, once there is one. If it is a goal of the company, set Level to Company.',
  )
})

test('a company objective is never told to support itself', () => {
  const [problem] = align([objective('C', 'company', { supports: ['C'] })]).problems
  expect(problem).toMatchObject({
    code: 'link_self',
    mend: 'Choose another in Supports, for example a company objective of the same cycle, or leave it empty.',
  })
})

test('what hangs on an orphan is counted with it, unless it hangs on something else as well', () => {
  const { hanging } = align([
    objective('C', 'company'),
    objective('R', 'department', { supports: ['C'] }),
    objective('X', 'department'),
    objective('Y', 'department'),
    objective('X1', 'team', { supports: ['X'] }),
    objective('X2', 'team', { supports: ['X1'], keyResults: [] }),
    objective('X3', 'team', { supports: ['X2'] }),
    objective('XY', 'team', { supports: ['X', 'Y'] }),
    objective('XR', 'team', { supports: ['X', 'R'] }),
    objective('GONE', 'team', { supports: ['Y'], state: 'cancelled' }),
  ])
  expect(Object.fromEntries(hanging)).toEqual({ X: 3, Y: 1, X1: 2, X2: 1, X3: 1, XY: 1, GONE: 0 })
})

test('all members of a circle count together', () => {
  const { hanging } = align([
    objective('A', 'team', { supports: ['B'] }),
    objective('B', 'team', { supports: ['A'] }),
    objective('D', 'team', { supports: ['A', 'B'] }),
  ])
  expect(Object.fromEntries(hanging)).toEqual({ A: 3, B: 3, D: 1 })
})

test('titles and ids from outside are cleaned and cut', () => {
  const wild = [
    objective('C', 'company'),
    objective('T', 'team', { title: 'Grow\u202e\n<b>', supports: ['x'.repeat(500)] }),
    objective('U', 'team', { title: '' }),
  ]
  const told = align(wild).problems.map(({ message }) => message)
  expect(told.join(' ')).not.toMatch(/[\u202e\n]/)
  expect(told).toContain('a row without a title supports no objective and no key result.')
  expect(Math.max(...told.map(({ length }) => length))).toBeLessThan(300)
})

test('chains and circles of any length are resolved', () => {
  const size = 100_000
  const ids = Array.from({ length: size }, (_, index) => `T${index}`)
  const chain = ids.map((id, index) => objective(id, 'team', { supports: [ids[index + 1] ?? 'C'] }))
  const rooted = align([...chain, objective('C', 'company')])
  expect(rooted.alignment).toMatchObject({ objectiveCoverage: 1, upwardAlignment: 1 })

  const circle = ids.map((id, index) => objective(id, 'team', { supports: [ids[(index + 1) % size] ?? ''] }))
  const circles = align(circle).problems.filter(({ code }) => code === 'support_circle')
  expect(circles).toHaveLength(1)
  expect(circles[0]?.message).toContain('and 99995 more.')
})

test('shares stay within 0..1, and the order of rows does not matter', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f']
  const links = fc.subarray([...ids, 'nope'])
  const rows = fc.tuple(
    ...ids.map((id) =>
      fc
        .record({
          level: fc.constantFrom('company', 'department', 'team', null),
          supports: links,
          supportsKeyResults: links.map((each) => each.map((parent) => `${parent}-1`)),
          state: fc.constantFrom('active', 'active', 'closed', 'cancelled'),
          weight: fc.constantFrom(0, 1, 2),
          ended: fc.boolean(),
          accepted: fc.boolean(),
          title: fc.constantFrom('', 'Grow', 'Win'),
        })
        .map(({ level, ...parts }) => objective(id, level, parts)),
    ),
  )
  fc.assert(
    fc.property(rows, (objectives) => {
      const { alignment, withoutAccepted, classes, hanging, supported, problems } = align(objectives)
      for (const { keyResultCoverage, ...shares } of [alignment, withoutAccepted ?? alignment]) {
        for (const share of [...Object.values(shares), ...Object.values(keyResultCoverage)]) {
          expect(share ?? 0).toBeGreaterThanOrEqual(0)
          expect(share ?? 0).toBeLessThanOrEqual(1)
        }
      }
      const reversed = align(objectives.toReversed())
      expect(reversed.alignment).toEqual(alignment)
      expect(reversed.withoutAccepted).toEqual(withoutAccepted)
      expect(reversed.supported).toEqual(supported)
      expect(new Map([...reversed.hanging].sort())).toEqual(new Map([...hanging].sort()))
      expect(new Map([...reversed.classes].sort())).toEqual(new Map([...classes].sort()))
      const sorted = (each: typeof problems) => each.map((problem) => JSON.stringify(problem)).sort()
      expect(sorted(reversed.problems)).toEqual(sorted(problems))
    }),
  )
})

test('what hangs on an orphan is told where its chain ends, and to mend it there', () => {
  const { problems } = align([
    objective('C', 'company'),
    objective('D', 'department'),
    objective('T', 'team', { supports: ['D'] }),
    objective('U', 'team', { supports: ['T'] }),
  ])
  const unrooted = problems.filter(({ code }) => code === 'unrooted')
  expect(unrooted.map(({ objectiveId, message, mend }) => [objectiveId, message, mend])).toEqual(
    ['T', 'U'].map((id) => [
      id,
      `"Objective ${id}" supports others, but their chain ends at "Objective D" and never reaches a company objective.`,
      'Choose in Supports of "Objective D" what it serves, for example "Objective C".',
    ]),
  )
})

test('an orphan is not offered as the parent of another, unless the department that is named has no other', () => {
  const mendOf = (department?: string, more: readonly AlignmentObjective[] = []) =>
    align([
      objective('C', 'company'),
      objective('D', 'department', { department: 'Product' }),
      objective('T', 'team', department === undefined ? {} : { department }),
      ...more,
    ]).problems.find(({ objectiveId }) => objectiveId === 'T')?.mend
  expect(mendOf()).toContain('for example "Objective C".')
  expect(mendOf('product')).toContain('for example "Objective D".')
  const rooted = objective('E', 'department', { department: 'Product', supports: ['C'] })
  expect(mendOf('product', [rooted])).toContain('for example "Objective E".')
})

test('a bad link to a key result says so, and no objective is offered where a key result belongs', () => {
  const problemOf = (id: string) =>
    align([
      objective('C', 'company'),
      objective('T', 'team', { supports: ['C'] }),
      objective('D', 'department', { supportsKeyResults: [id] }),
    ]).problems.find(({ objectiveId }) => objectiveId === 'D')
  expect(problemOf('D-1')?.message).toBe('Supports key result names a key result of the objective itself.')
  expect(problemOf('NOPE')?.mend).toContain('choose an objective in Supports, for example "Objective C"')
  expect(problemOf('T-1')).toMatchObject({
    message:
      'Supports key result names a key result of "Objective T", on the level team, which is below department.',
    mend: 'Turn the link round: take it out, and in Supports of "Objective T" choose "Objective D".',
  })
})
