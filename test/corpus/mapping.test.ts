import { expect, test } from 'vitest'
import { type TestWorkspace, testWorkspace } from '#test/adapters/notion/notion-workspace.ts'
import { corpus, strangers } from './corpus.ts'
import type { CorpusWorkspace, ExpectedTable } from './corpus-workspace.ts'
import { discover } from './discover.ts'
import { type Measure, measure, measureTable } from './measure.ts'

async function measured({ name, lay }: CorpusWorkspace): Promise<Measure> {
  const workspace = testWorkspace()
  const { link, expected } = await lay(workspace)
  checkLaid(workspace, expected)
  const { tables } = await discover(workspace, link)
  return measure(name, expected, tables)
}

/** A column that is not there, or a table left out, would make the measure easier than it is. */
function checkLaid({ state }: TestWorkspace, expected: readonly ExpectedTable[]): void {
  expect(new Set(expected.map(({ dataSourceId }) => dataSourceId))).toEqual(new Set(state.dataSources.keys()))
  for (const { dataSourceId, columns, mayBe = {} } of expected) {
    const there = state.dataSources.get(dataSourceId)?.properties.map((property) => property.name)
    expect(there).toEqual(expect.arrayContaining([...Object.values(columns), ...Object.values(mayBe).flat()]))
  }
  const okrs = expected.filter(({ kind }) => kind !== null).map(({ dataSourceId }) => dataSourceId)
  const rows = [...state.pages.values()].filter(
    ({ parent }) => parent.type === 'data_source_id' && okrs.includes(parent.id),
  )
  expect(rows.length).toBeGreaterThanOrEqual(20)
}

test('of the columns that a person would choose 95 in 100 are told right, and none wrong is used without a word', async ({
  annotate,
}) => {
  const measures: Measure[] = []
  for (const workspace of corpus) measures.push(await measured(workspace))

  await annotate(measureTable(measures))
  const says = [measureTable(measures), ...measures.flatMap(({ faults }) => faults)].join('\n')
  const sum = (of: (each: Measure) => number) => measures.reduce((all, each) => all + of(each), 0)
  const told = sum((each) => each.right + each.wrong + each.missing)
  expect(measures.length).toBeGreaterThanOrEqual(12)
  expect(
    sum(({ wrongAtHigh }) => wrongAtHigh),
    says,
  ).toBe(0)
  expect(
    sum(({ wrongKinds }) => wrongKinds),
    says,
  ).toBe(0)
  expect(sum(({ right }) => right) / told, says).toBeGreaterThanOrEqual(0.95)
})

test('where nothing bears a known name most is told by what the rows hold, and nothing wrong is used without a word', async ({
  annotate,
}) => {
  const measures: Measure[] = []
  for (const workspace of strangers) measures.push(await measured(workspace))

  await annotate(measureTable(measures))
  for (const { wrongAtHigh, wrong, wrongKinds, right, expected, faults } of measures) {
    const says = faults.join('\n')
    expect({ wrongAtHigh, wrong, wrongKinds }, says).toEqual({ wrongAtHigh: 0, wrong: 0, wrongKinds: 0 })
    expect(right / expected, says).toBeGreaterThanOrEqual(0.75)
  }
})
