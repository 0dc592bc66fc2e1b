import { expect, test } from 'vitest'
import { type GuessedTable, guessTables } from '#src/adapters/notion/guess/guess-tables.ts'
import type { SampledTable } from '#src/adapters/notion/guess/sampled-table.ts'
import { ownedMark } from '#src/adapters/notion/mark.ts'
import { aTable, date, number, people, relation, rows, select, text, title } from './a-table.ts'

function guess(...tables: SampledTable[]): GuessedTable {
  return guessTables(tables)[0]!
}

function foundIn({ columns }: GuessedTable): Record<string, string> {
  return Object.fromEntries(
    columns.map(({ field, property, sureness }) => [field, `${property}, ${sureness}`]),
  )
}

const numbers = { Baseline: number, Target: number, Current: number }

test('tables are told by what they and their title columns are called, in four languages', () => {
  const tables = [
    aTable('Ziele 2026', { Ziel: title }),
    aTable('Résultats clés', { 'Résultat clé': title, Cible: number }),
    aTable('Iniciativas', { Iniciativa: title }),
    aTable('Decision log', { Decision: title }),
    aTable('Hiring pipeline', { Name: title, Owner: people, Status: select('Open'), Due: date }),
  ]
  expect(guessTables(tables).map(({ kind, sureness }) => [kind, sureness])).toEqual([
    ['objectives', 'high'],
    ['keyResults', 'high'],
    ['initiatives', 'high'],
    ['decisions', 'high'],
    [null, 'high'],
  ])
})

test('numbers with a target are no key results until something speaks of OKRs', () => {
  const columns = { Name: title, Target: number, Actual: number }
  expect(guess(aTable('Sales', columns)).kind).toBeNull()
  const goals = aTable('Goals', { Goal: title })
  expect(guess(aTable('Sales', { ...columns, Serves: relation('Goals') }), goals).kind).toBe('keyResults')
})

test('projects are initiatives only where they lead to key results', () => {
  const keyResults = aTable('Key results', { 'Key result': title, ...numbers })
  expect(guess(aTable('Projects', { Project: title, Lead: people }), keyResults).kind).toBeNull()
  const serving = aTable('Projects', { Project: title, Moves: relation('Key results') })
  const guessed = guess(serving, keyResults)
  expect(guessed.kind).toBe('initiatives')
  expect(foundIn(guessed)).toMatchObject({ keyResults: 'Moves, medium' })
})

test('a log of check-ins is none of the four, though it leads to key results', () => {
  const keyResults = aTable('Key results', { 'Key result': title, ...numbers })
  const log = aTable('KR check-ins', { Name: title, 'Key result': relation('Key results'), Value: number })
  expect(guess(log, keyResults).kind).toBeNull()
})

test('key results with their objective as text are the flat layout, and with a relation they are not', () => {
  const flat = aTable('OKRs', { 'Key result': title, Objective: text, ...numbers })
  expect(guess(flat)).toMatchObject({ kind: 'keyResults', flat: true })
  const objectives = aTable('Objectives', { Objective: title })
  const linked = aTable('OKRs', { 'Key result': title, Objective: relation('Objectives'), ...numbers })
  expect(guess(linked, objectives)).toMatchObject({ kind: 'keyResults', flat: false })
})

test('a synonym is used without asking, and whether a sync finds it by itself is told', () => {
  const table = aTable('Schlüsselergebnisse', {
    Schlüsselergebnis: title,
    Zielwert: number,
    Ziel: number,
    Von: number,
  })
  const { columns } = guess(table)
  expect(columns.find(({ field }) => field === 'target')).toMatchObject({
    property: 'Zielwert',
    sureness: 'high',
    byItself: true,
    because: 'called Zielwert',
  })
  expect(columns.find(({ field }) => field === 'baseline')).toMatchObject({
    property: 'Von',
    sureness: 'medium',
    byItself: false,
  })
})

test('the current value is the column whose numbers lie between where they began and should end', () => {
  const columns = { 'Key result': title, Alpha: number, Beta: number, Gamma: number, Baseline: number }
  const table = aTable(
    'Key results',
    columns,
    rows(8, (n) => ({
      'Key result': `KR ${n}`,
      Baseline: 10,
      Alpha: 20 + n,
      Beta: 40 + n,
      Gamma: 5 * n - 100,
    })),
  )
  expect(foundIn(guess(table))).toMatchObject({ current: 'Alpha, medium', target: 'Beta, medium' })
})

test('where both ends are unknown only the middle is told', () => {
  const table = aTable(
    'Key results',
    { 'Key result': title, Alpha: number, Beta: number, Gamma: number },
    rows(8, (n) => ({ 'Key result': `KR ${n}`, Alpha: 50 + n, Beta: 5 + n, Gamma: 20 + n })),
  )
  const found = foundIn(guess(table))
  expect(found['current']).toBe('Gamma, medium')
  expect(found['target']).toBeUndefined()
})

test("of two status columns the one with colours is the leader's word", () => {
  const table = aTable(
    'Key results',
    {
      'Key result': title,
      ...numbers,
      Status: select('Open', 'Doing', 'Closed'),
      Signal: select('🟢', '🔴'),
    },
    rows(6, (n) => ({
      'Key result': `KR ${n}`,
      Status: ['Doing', 'Closed'][n % 2],
      Signal: n % 2 ? '🟢' : '🔴',
    })),
  )
  expect(foundIn(guess(table))['word']).toContain('Signal')
})

test('two columns alike are offered, and none of them is used', () => {
  const table = aTable(
    'Key results',
    { 'Key result': title, Goal: number, Aim: number },
    rows(4, (n) => ({ 'Key result': `KR ${n}`, Goal: n, Aim: 9 * n })),
  )
  const guessed = guess(table)
  expect(foundIn(guessed)['target']).toBeUndefined()
  expect(guessed.doubtful).toContainEqual(
    expect.objectContaining({ field: 'target', fieldName: 'Target', candidates: ['Goal', 'Aim'] }),
  )
})

test('of two columns alike the one that is filled is in use', () => {
  const table = aTable(
    'Key results',
    { 'Key result': title, Goal: number, Aim: number },
    rows(4, (n) => ({ 'Key result': `KR ${n}`, Aim: 9 * n })),
  )
  expect(foundIn(guess(table))['target']).toBe('Aim, medium')
})

test('a column whose cells speak against its name is not used', () => {
  const table = aTable(
    'Key results',
    { 'Key result': title, Cycle: select('Alpha', 'Beta', 'Gamma'), ...numbers },
    rows(5, (n) => ({ 'Key result': `KR ${n}`, Cycle: ['Alpha', 'Beta', 'Gamma'][n % 3] })),
  )
  const objectives = guess(aTable('Objectives', { Objective: title, Cycle: select('Alpha', 'Beta') }))
  expect(foundIn(guess(table))['cycle']).toBeUndefined()
  expect(foundIn(objectives)['cycle']).toBeUndefined()
  expect(objectives.doubtful).toContainEqual(
    expect.objectContaining({ field: 'cycle', candidates: ['Cycle'] }),
  )
})

test('the parent of objectives is the side that leads to one, whatever it is called', () => {
  const table = aTable(
    'Objectives',
    {
      Objective: title,
      Up: relation('Objectives', { id: 'Down', name: 'Down' }),
      Down: relation('Objectives', { id: 'Up', name: 'Up' }),
    },
    rows(5, (n) => ({
      Objective: `O ${n}`,
      ...(n === 0 ? { Down: ['1', '2', '3', '4'] } : { Up: ['0'] }),
    })),
  )
  expect(foundIn(guess(table))['supports']).toBe('Up, medium')
})

test("nothing of the service's is guessed, and no populated column is given to it", () => {
  const mine = { ...select('On track'), description: ownedMark('status') }
  const table = aTable(
    'Key results',
    { 'Key result': title, 'Computed status': mine, Score: number, Why: text, Status: select('On track') },
    rows(3, (n) => ({ 'Key result': `KR ${n}`, Score: 0.5, Why: 'because', Status: 'On track' })),
  )
  const guessed = guess(table)
  expect(foundIn(guessed)).toEqual({ title: 'Key result, high', word: 'Status, high' })
  expect(guessed.unused).toEqual(expect.arrayContaining(['Score', 'Why']))
})

test('times in words are cycles, whatever they are called, and ranges of days are periods', () => {
  const named = { Objective: title, Zeitraum: text, Timeline: date }
  const table = aTable(
    'Objectives',
    named,
    rows(4, (n) => ({ Objective: `O ${n}`, Zeitraum: 'Q4 2026', Timeline: ['2026-10-01', '2026-12-31'] })),
  )
  expect(foundIn(guess(table))).toMatchObject({ cycle: 'Zeitraum, medium', period: 'Timeline, high' })
})

test('a column with its own name is used, and said so where another may be it, too', () => {
  const table = aTable(
    'Key results',
    { 'Key result': title, Target: number, Goal: number },
    rows(4, (n) => ({ 'Key result': `KR ${n}`, Target: n, Goal: 2 * n })),
  )
  expect(guess(table).columns).toContainEqual(
    expect.objectContaining({
      property: 'Target',
      sureness: 'medium',
      because: 'called Target, though Goal may be it, too',
    }),
  )
})

const cycles = ['2026-Q3', '2026-Q4']

/** Rows of numbers on their way, some up and some down, each named in its title. */
function moving(count: number, [from, now, to]: readonly [string, string, string]) {
  return rows(count, (n) => {
    const [start, end] = n % 2 ? [90 - n, 40 + n] : [10 + n, 70 + n]
    return {
      [from]: start,
      [now]: start + (end - start) * 0.4,
      [to]: end,
      title: `Reach ${end} in place ${n}`,
    }
  })
}

test('tables in words of their own are told by what their rows hold and what leads where, and never for sure', () => {
  const beacons = aTable(
    'Beacons',
    { Beacon: title, Keeper: people, Term: select(...cycles) },
    rows(5, (n) => ({ Beacon: `Loved by harbour ${n}`, Keeper: 'Ada', Term: cycles[n % 2] })),
  )
  const gauges = aTable(
    'Gauges',
    {
      Gauge: title,
      Beacon: relation('Beacons', { id: 'Gauges', name: 'Gauges' }),
      Keeper: people,
      Ebb: number,
      Tide: number,
      Flood: number,
      Mood: select('🟢', '🟡', '🔴'),
    },
    moving(12, ['Ebb', 'Tide', 'Flood']).map((row, n) => ({
      ...row,
      Gauge: row['title'],
      Beacon: [`Beacons ${n % 5}`],
      Keeper: 'Bo',
      Mood: ['🟢', '🟡', '🔴'][n % 3],
    })),
  )
  const voyages = aTable(
    'Voyages',
    { Voyage: title, Gauge: relation('Gauges'), Skipper: people, Leg: select('Planned'), Days: date },
    rows(6, (n) => ({
      Voyage: `Sail to island ${n}`,
      Gauge: [`Gauges ${n}`],
      Skipper: 'Cy',
      Leg: ['Planned', 'In progress', 'Done'][n % 3],
      Days: ['2026-10-05', '2026-11-20'],
    })),
  )
  const guessed = guessTables([voyages, gauges, beacons])

  expect(guessed.map(({ kind, flat, sureness }) => [kind, flat, sureness])).toEqual([
    ['initiatives', false, 'medium'],
    ['keyResults', false, 'medium'],
    ['objectives', false, 'medium'],
  ])
  expect(guessed.map(foundIn)).toEqual([
    {
      title: 'Voyage, high',
      owners: 'Skipper, medium',
      keyResults: 'Gauge, medium',
      status: 'Leg, medium',
      timeline: 'Days, medium',
    },
    {
      title: 'Gauge, high',
      owners: 'Keeper, medium',
      objectives: 'Beacon, medium',
      baseline: 'Ebb, medium',
      current: 'Tide, medium',
      target: 'Flood, medium',
      word: 'Mood, medium',
    },
    { title: 'Beacon, high', owners: 'Keeper, medium', cycle: 'Term, medium' },
  ])
})

test('days that are over are offered as those of check-ins, and never used', () => {
  const table = aTable(
    'Key results',
    { 'Key result': title, ...numbers, Seen: date, Wanted: date },
    rows(8, (n) => ({ 'Key result': `KR ${n}`, Seen: `2026-11-0${n + 1}`, Wanted: '2026-12-31' })),
  )
  const guessed = guess(table)
  expect(foundIn(guessed)).not.toHaveProperty('lastCheckIn')
  expect(guessed.doubtful).toContainEqual(
    expect.objectContaining({ field: 'lastCheckIn', candidates: ['Seen'] }),
  )
})

test('how much of the way is done is not taken for the current value', () => {
  const progress = { number: { format: 'percent' } }
  const columns = { 'Key result': title, Baseline: number, Target: number, Progress: progress }
  const cells = rows(6, (n) => ({ 'Key result': `KR ${n}`, Baseline: 10, Target: 70 + n, Progress: 0.4 }))
  const guessed = guess(aTable('Key results', columns, cells))
  expect(foundIn(guessed)).not.toHaveProperty('current')
  expect(guessed.doubtful).toContainEqual(
    expect.objectContaining({ field: 'current', candidates: ['Progress'] }),
  )
  const inPercent = guess(aTable('Key results', { ...columns, Target: progress }, cells))
  expect(foundIn(inPercent)['current']).toBe('Progress, medium')
})

test('which end is the target is not told where the titles name no numbers', () => {
  const table = aTable(
    'Gauges',
    { Gauge: title, Beacon: text, Ebb: number, Tide: number, Flood: number, Term: select(...cycles) },
    moving(12, ['Ebb', 'Tide', 'Flood']).map((row, n) => ({
      ...row,
      Gauge: `Something better ${'abcdefghijkl'[n]}`,
      Beacon: `Loved by harbours of the ${['north', 'south'][n % 2]}`,
      Term: cycles[n % 2],
    })),
  )
  const guessed = guess(table)
  expect(guessed).toMatchObject({ kind: 'keyResults', flat: true, sureness: 'medium' })
  expect(foundIn(guessed)).toMatchObject({ current: 'Tide, medium', objective: 'Beacon, medium' })
  expect(foundIn(guessed)).not.toHaveProperty('target')
})

test('stocks, budgets and marks look like key results in part, and are at most offered', () => {
  const stock = aTable(
    'Warehouse',
    { Item: title, Least: number, Stock: number, Most: number, Keeper: people, Shelf: select('A', 'B') },
    rows(12, (n) => ({ Item: `Bolt ${n}`, Least: 5, Stock: 20 + n, Most: 100, Keeper: 'Ada', Shelf: 'A' })),
  )
  const branches = aTable(
    'Branches',
    { Branch: title },
    rows(3, (n) => ({ Branch: `Branch ${n}` })),
  )
  const budget = aTable(
    'Spending',
    {
      Post: title,
      Branch: relation('Branches'),
      Before: number,
      Spent: number,
      Plan: number,
      Quarter: select(...cycles),
      Light: select('🟢', '🔴'),
    },
    moving(12, ['Before', 'Spent', 'Plan']).map((row, n) => ({
      ...row,
      Post: `Travel ${n}`,
      Branch: [`Branches ${n % 3}`],
      Quarter: cycles[n % 2],
      Light: n % 2 ? '🟢' : '🔴',
    })),
  )
  const marks = aTable(
    'Class of 2026',
    { Pupil: title, Autumn: number, Winter: number, Spring: number, Teacher: people },
    rows(20, (n) => ({
      Pupil: `Pupil ${n}`,
      Autumn: (n * 7) % 5,
      Winter: (n * 3) % 5,
      Spring: n % 5,
      Teacher: 'Bo',
    })),
  )
  const prices = aTable(
    'Price list',
    { Article: title, Family: text, Cost: number, Price: number, List: number, Buyer: people },
    rows(12, (n) => ({
      Article: `Screw M${n}`,
      Family: `Screws for ${['wood and', 'brick and', 'steel and'][n % 3]} more`,
      Cost: 4 + n,
      Price: 7 + n,
      List: 9 + n,
      Buyer: 'Ada',
    })),
  )
  const guessed = guessTables([stock, branches, marks, budget, prices])
  expect(guessed.map(({ kind, sureness }) => (sureness === 'low' ? 'offered' : kind))).toEqual([
    null,
    null,
    null,
    'offered',
    'offered',
  ])
})

test('abbreviations, codes and names with a time are read, and what is only chosen is no number', () => {
  const objectives = aTable('Objectives', { Objective: title })
  const table = aTable(
    'Key results',
    {
      'Key result': title,
      Objective: relation('Objectives'),
      'Verantw.': text,
      BL: number,
      'Goal by end of quarter': number,
      ACT: number,
      Cmts: text,
      RAG: select('R', 'A', 'G'),
      'Committed / Stretch': select('Committed', 'Stretch'),
    },
    rows(6, (n) => ({
      'Key result': `k${n}`,
      'Verantw.': ['Ada Lin', 'Bert Moe'][n % 2],
      BL: n,
      'Goal by end of quarter': 100 + n,
      ACT: 20 + n,
      Cmts: 'waiting',
      RAG: ['R', 'A', 'G'][n % 3],
      'Committed / Stretch': ['Committed', 'Stretch'][n % 2],
    })),
  )

  expect(foundIn(guess(table, objectives))).toMatchObject({
    owners: 'Verantw., medium',
    baseline: 'BL, medium',
    target: 'Goal by end of quarter, medium',
    current: 'ACT, medium',
    note: 'Cmts, medium',
    word: 'RAG, high',
    ambition: 'Committed / Stretch, medium',
  })
})

test('goals below a few goals that only say how much is done are key results, and projects and books are not', () => {
  const columns = { Goal: select('Grow revenue', 'Cut the cost'), 'Progress %': number }
  const filled = (column: string) =>
    rows(8, (n) => ({
      [column]: `A longer title ${n}`,
      Goal: ['Grow revenue', 'Cut the cost'][n % 2],
      'Progress %': n * 9,
    }))
  expect(guess(aTable('Studio goals', { What: title, ...columns }, filled('What')))).toMatchObject({
    kind: 'keyResults',
    flat: true,
    sureness: 'medium',
  })
  const others = [
    aTable('Projects', { Project: title, ...columns }, filled('Project')),
    aTable('Reading list', { Book: title, ...columns }, filled('Book')),
  ]
  for (const { kind, sureness } of guessTables(others)) expect([null, 'low']).toContain(kind && sureness)
})

test('a progress column that follows from the others contradicts nothing', () => {
  const table = (progress: (n: number) => number) =>
    aTable(
      'Key results',
      { 'Key result': title, Baseline: number, Target: number, 'Current value': number, Progress: number },
      rows(6, (n) => ({
        'Key result': `k${n}`,
        Baseline: 10,
        Target: 30,
        'Current value': 12 + n,
        Progress: progress(n),
      })),
    )
  const contradicted = (each: SampledTable) =>
    guess(each).columns.find(({ field }) => field === 'current')?.contradictedBy
  expect(contradicted(table((n) => (2 + n) / 20))).toBeUndefined()
  expect(contradicted(table((n) => Math.round(((12 + n) / 30) * 100)))).toBeUndefined()
  expect(contradicted(table((n) => 500 + n))).toMatchObject({ property: 'Progress', differ: 6 })
})

test('a year beside quarters without one is their year, and by itself the cycle', () => {
  const table = (columns: Record<string, object>, row: Record<string, unknown>) =>
    foundIn(
      guess(
        aTable(
          'Objectives',
          { Objective: title, ...columns },
          rows(5, (n) => ({ Objective: `o${n}`, ...row })),
        ),
      ),
    )
  const years = { Year: select('2026') }
  expect(table({ Quarter: select('Q4'), ...years }, { Quarter: 'Q4', Year: '2026' })).toMatchObject({
    cycle: 'Quarter, medium',
    year: 'Year, high',
  })
  expect(
    table({ Quarter: select('Q4 2026'), ...years }, { Quarter: 'Q4 2026', Year: '2026' }),
  ).not.toHaveProperty('year')
  expect(table(years, { Year: '2026' })).toMatchObject({ cycle: 'Year, medium' })
})
