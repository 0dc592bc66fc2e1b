import { expect, test } from 'vitest'
import type { KeyResult } from '#src/core/model.ts'
import { aKeyResult, anObjective } from '#test/core/a-snapshot.ts'
import { aColumn, aTable, audited } from './a-discovery.ts'

const PAST = { start: '2026-07-01', end: '2026-09-30' }

function aRow(id: string, given: Partial<KeyResult> = {}): KeyResult {
  return aKeyResult({ id, title: `Row ${id}`, ...given })
}

test('running key results are counted, with and without a score; past and dropped ones are not', () => {
  const { keyResults } = audited({
    objectives: [anObjective(), anObjective({ id: 'past', period: PAST })],
    keyResults: [
      aRow('scored'),
      aRow('no target', { target: null }),
      aRow('dropped', { state: 'dropped' }),
      aRow('over', { objectives: ['past'] }),
    ],
  })

  expect(keyResults).toMatchObject({ running: 2, scored: 1, ended: 1 })
  expect(keyResults.statuses.reduce((sum, { count }) => sum + count, 0)).toBe(2)
})

test('scores that rest on a baseline nobody typed are said to be provisional', () => {
  const noticesOf = (...keyResults: KeyResult[]) =>
    audited({ keyResults }).notices.map(({ message }) => message)

  expect(noticesOf(aRow('a', { baseline: null }), aRow('b', { baseline: null }), aRow('c'))).toContainEqual(
    expect.stringMatching(/^No baseline of 2 key results was found; its first value, or 0, is taken/),
  )
  expect(noticesOf(aRow('a'), aRow('b', { baseline: null, target: null }))).toEqual([])
})

test('what is typed green and off track by the rules comes row by row, the worst first; the rest is counted', () => {
  const { words } = audited({
    keyResults: [
      aRow('bad', { word: 'On track', current: 6, unit: 'customers' }),
      aRow('worse', { word: '✅', baseline: 92, target: 30, current: 90, unit: 'h', ambition: 'committed' }),
      aRow('gloomy', { word: 'red', current: 50 }),
      aRow('agreed', { word: 'green', current: 50 }),
      aRow('unchecked', { word: 'On track', target: null }),
      aRow('unclear', { word: 'getting there', current: 50 }),
    ],
  })

  expect(words.greener).toMatchObject([
    { id: 'worse', word: '✅', value: '90 h, from 92 to 30' },
    { id: 'bad', word: 'On track', value: '6 of 60 customers', asOf: '2026-11-10', owners: ['Ada Moreau'] },
  ])
  expect(words.others).toEqual([
    { typed: 'off_track', rules: 'on_track', words: ['red'], keyResults: 1, objectives: 0 },
  ])
  expect(words).toMatchObject({
    typed: 6,
    unchecked: 1,
    unknown: [{ word: 'getting there', count: 1 }],
  })
})

test('of the contradictions that are only counted, what is typed too green comes first, in their own words', () => {
  const { words } = audited({
    keyResults: [
      aRow('gloomy', { word: 'Rouge', current: 50 }),
      aRow('gloomier', { word: 'red', current: 50 }),
      aRow('rosy', { word: 'Verde', current: 15 }),
    ],
  })

  expect(words.others.map(({ typed, rules, words: said }) => [typed, rules, said])).toEqual([
    ['on_track', 'at_risk', ['Verde']],
    ['off_track', 'on_track', ['Rouge', 'red']],
  ])
})

test('a mend names the cells as they are called here, with the rows, and counts nothing twice', () => {
  const { mends } = audited({
    keyResults: [
      aRow('k1', { target: null }),
      aRow('k2', { target: null, current: null }),
      aRow('k3', { current: null }),
      aRow('k4'),
    ],
  })

  expect(mends).toMatchObject({ unscored: 3, unlocks: 3 })
  expect(
    mends.list.map(({ need, cells, rows, unlocks }) => [
      need,
      cells.map(({ property }) => property),
      rows.map(({ id }) => id),
      unlocks,
    ]),
  ).toEqual([
    ['target', ['Zielwert'], ['k1', 'k2'], 1],
    ['current', ['Ist'], ['k3', 'k2'], 2],
  ])
})

test.each<[string, Partial<KeyResult>, readonly string[]]>([
  ['no objective and no value', { objectives: [], current: null }, ['objective', 'current']],
  ['two objectives', { objectives: ['o1', 'o2'] }, ['one_objective']],
  ['an unreadable cycle', { objectives: ['autumn'] }, ['cycle']],
  ['a value past the target without a baseline', { baseline: null, current: 90 }, ['baseline']],
  ['the same start and end', { baseline: 60 }, ['goal']],
  ['a direction against the numbers', { direction: 'decrease' }, ['goal']],
  [
    'a type that no rule knows, which hid an empty target',
    { type: 'invalid', target: null },
    ['type', 'target'],
  ],
  ['a value to keep without its side', { type: 'maintain', current: 70 }, ['direction']],
  [
    'a value to keep without a value',
    { type: 'maintain', direction: 'at_least', current: null },
    ['current'],
  ],
  ['a floor within the bounds', { type: 'maintain', direction: 'at_least', floor: 70 }, ['floor']],
  ['an untouched list', { type: 'milestone', milestones: '[ ] Beta' }, ['milestones']],
  ['no list and no number', { type: 'milestone', target: null }, ['milestones']],
  ['Yes/No without an answer', { type: 'yes_no', current: null }, ['current']],
  [
    'a link that nothing reads yet',
    { source: 'https://linear.app/acme/project/checkout-0123456789ab', measure: 'progress', current: null },
    ['connection'],
  ],
])('%s: all that it waits for is found', (_, given, needs) => {
  const { mends } = audited({
    objectives: [
      anObjective(),
      anObjective({ id: 'o2' }),
      anObjective({ id: 'autumn', cycle: 'Autumn-ish' }),
    ],
    keyResults: [aRow('k1', given)],
  })

  expect(mends.list.map(({ need }) => need).toSorted()).toEqual(needs.toSorted())
  expect(mends).toMatchObject({ unscored: 1, unlocks: 1 })
})

test('a cell that holds what cannot be read is told, and a column that was not found', () => {
  const { mends } = audited({
    objectives: [anObjective({ cycle: 'Autumn-ish' })],
    keyResults: [aRow('k1', { target: null }), aRow('k2')],
    findings: [
      {
        code: 'bad_number',
        level: 'mend',
        database: 'keyResults',
        pageId: 'k1',
        title: 'Row k1',
        property: 'Zielwert',
        message: 'Zielwert holds "as many as we can".',
        mend: 'Type a number.',
      },
    ],
  })
  const [cycle, target] = mends.list

  expect(cycle).toMatchObject({
    need: 'cycle',
    database: 'objectives',
    cells: [{ field: 'cycle', fieldName: 'Cycle', property: null }],
    rows: [{ id: 'o1' }],
    unlocks: 1,
  })
  expect(target?.unread).toBe('Zielwert holds "as many as we can".')
})

test('what hangs on nothing is listed; without a property that links objectives it cannot be told', () => {
  const snapshot = {
    objectives: [
      anObjective(),
      anObjective({ id: 'lone', level: 'team' }),
      anObjective({ id: 'held', level: 'team', supports: ['o1'] }),
    ],
    keyResults: [aRow('k1', { objectives: ['held'] }), aRow('astray', { objectives: [] })],
  }
  const supports = aTable({
    dataSourceId: 'ds-objectives',
    kind: 'objectives',
    columns: [aColumn('supports', 'Supports')],
  })
  const told = audited(snapshot, { tables: [aTable(), supports] }).unlinked

  expect(told.objectives?.map(({ id }) => id)).toEqual(['lone'])
  expect(told.keyResults?.map(({ id }) => id)).toEqual(['astray'])
  expect(told.empty?.map(({ id }) => id)).toEqual(['lone'])
  expect(audited(snapshot).unlinked.objectives).toBeNull()
})

test('links that lead to nothing that is shown are no empty cells', () => {
  const { unlinked, mends, settings } = audited(
    { objectives: [], keyResults: [aRow('k1', { objectives: [] }), aRow('k2', { objectives: [] })] },
    { tables: [aTable()], settings: { NOTION_KEY_RESULTS: 'ds-key-results' } },
  )

  expect(unlinked.keyResults).toBeNull()
  expect(mends.list).toMatchObject([{ need: 'objectives', database: null, cells: [], unlocks: 2 }])
  expect(settings.at(-1)).toMatch(/^# NOTION_OBJECTIVES is missing/)
})

test('a database that is left out for its twin names no cell, and is told not to be read', () => {
  const twin = aTable({ dataSourceId: 'ds-twin', columns: [aColumn('target', 'Target', 'Goal')] })
  const { tables, mends } = audited(
    { keyResults: [aRow('k1', { target: null })] },
    { tables: [twin, aTable()] },
  )

  expect(tables).toMatchObject([
    { dataSourceId: 'ds-key-results', isRead: true },
    { dataSourceId: 'ds-twin', isRead: false },
  ])
  expect(mends.list).toMatchObject([{ need: 'target', cells: [{ property: 'Zielwert' }] }])
})

test('a column that was not found is asked for once, with what may hold it, numbers before text', () => {
  const keyResults = [aRow('k1', { target: null }), aRow('k2', { target: null })]
  const unused = ['Relation', 'Text', 'Number'].map((type) => ({ property: `A ${type}`, type }))
  const missing = {
    code: 'property_missing',
    level: 'mend',
    database: 'keyResults',
    pageId: null,
    title: null,
    property: 'Target',
    message: 'The database lacks a property called Target.',
    mend: 'Add it.',
  } as const
  const mendsOf = (doubtful: ReturnType<typeof aTable>['doubtful'], left = unused) =>
    audited(
      { keyResults, findings: [missing] },
      {
        tables: [
          aTable({ columns: [], doubtful, unused: left }),
          aTable({ dataSourceId: 'ds-objectives', kind: 'objectives' }),
        ],
      },
    )
  const doubt = { field: 'target', fieldName: 'Target', candidates: ['Goal'], because: '' }

  const { mends, notices } = mendsOf([doubt])
  expect(mends.list).toMatchObject([
    {
      need: 'target',
      cells: [{ field: 'target', property: null, candidates: ['Goal', 'A Number'] }],
      unlocks: 2,
    },
  ])
  expect(notices).toEqual([])
  expect(mendsOf([], unused.slice(0, 2)).mends.list[0]?.cells[0]?.candidates).toEqual(['A Text'])
})

test('values without a typed day are dated by the last edit of their row, and that is counted', () => {
  const old = '2026-10-12T10:00:00.000Z'
  const { stale, datedByEdit } = audited({
    keyResults: [
      aRow('typed', { lastCheckIn: '2026-10-13', lastEdited: old }),
      aRow('edited', { lastEdited: old }),
      aRow('unscored', { target: null }),
    ],
  })

  expect(stale.map(({ id, isByEdit }) => [id, isByEdit])).toEqual([
    ['edited', true],
    ['typed', false],
  ])
  expect(datedByEdit).toBe(1)
})

test('without key results no objective is said to have none, and one that others support is not empty', () => {
  const objectives = [anObjective(), anObjective({ id: 'held', level: 'team', supports: ['o1'] })]
  const own = aTable({ dataSourceId: 'ds-objectives', kind: 'objectives' })

  expect(audited({ objectives }, { tables: [own] }).unlinked.empty).toBeNull()
  expect(audited({ objectives, keyResults: [] }).unlinked.empty?.map(({ id }) => id)).toEqual(['held'])
})

test('the longest silence comes first, and an objective without a cycle is counted', () => {
  const { stale, objectives } = audited({
    objectives: [anObjective({ cycle: null })],
    keyResults: [
      aRow('fresh', { current: 50 }),
      aRow('old', { lastEdited: '2026-10-12T10:00:00.000Z' }),
      aRow('never', { lastEdited: '2026-09-01T10:00:00.000Z' }),
      aRow('looked at without a value', { current: null, lastCheckIn: '2026-11-17' }),
    ],
  })

  expect(stale.map(({ id, lastCheckIn }) => [id, lastCheckIn])).toEqual([
    ['never', null],
    ['old', '2026-10-12'],
  ])
  expect(objectives).toEqual({ running: 1, withoutCycle: 1 })
})

test('how cells were read is told, and a choice that no rule knows once for all rows; that our own columns are not there yet is not', () => {
  const finding = {
    level: 'info',
    database: 'keyResults',
    pageId: null,
    title: null,
    property: null,
  } as const
  const unknown = {
    ...finding,
    level: 'mend',
    code: 'unknown_option',
    message: 'Lvl is "Co", which no rule knows.',
    mend: 'Choose one of Company, Team.',
  } as const
  const { notices, readings } = audited({
    findings: [
      { ...finding, code: 'columns_lacking', message: 'Status is not there.', mend: 'Run init.' },
      { ...finding, code: 'read_as', message: 'Zielwert holds "€1.2m", read as 1,200,000.', mend: '' },
      {
        ...finding,
        code: 'read_as',
        pageId: 'k1',
        title: 'Sixty customers',
        message: 'Ist holds "3/5", read as 3.',
        mend: '',
      },
      { ...unknown, pageId: 'k1' },
      { ...unknown, pageId: 'k2' },
      { ...unknown, pageId: 'k3', code: 'bad_number' },
    ],
  })

  expect(notices).toEqual([
    { message: '2 key results: Lvl is "Co", which no rule knows.', mend: 'Choose one of Company, Team.' },
  ])
  expect(readings).toEqual([
    { message: 'Zielwert holds "€1.2m", read as 1,200,000.', mend: '' },
    { message: '"Sixty customers": Ist holds "3/5", read as 3.', mend: '' },
  ])
})
