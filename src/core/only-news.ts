import type { History, Remembered } from './history.ts'
import { sameValue } from './inputs/same-value.ts'
import { valueOn } from './packed-check-ins.ts'

type Known = Pick<History, 'checkIns' | 'days' | 'objectiveDays'>

/** What is to be remembered without the days and check-ins that are remembered so already: a row that is written costs. */
export function onlyNews(news: Remembered, known: Known): Remembered {
  return {
    ...news,
    checkIns: unrecorded(news.checkIns, known.checkIns),
    days: unknown(news.days, known.days, ({ keyResultId }) => keyResultId),
    objectiveDays: unknown(news.objectiveDays, known.objectiveDays, ({ objectiveId }) => objectiveId),
  }
}

function unrecorded(checkIns: Remembered['checkIns'], known: History['checkIns']): Remembered['checkIns'] {
  const entriesOf = new Map(known.map(({ keyResultId, entries }) => [keyResultId, entries]))
  return checkIns.filter(
    ({ keyResultId, day, source, value }) =>
      !Object.is(valueOn(entriesOf.get(keyResultId) ?? '', day, source), value),
  )
}

function unknown<Row extends { readonly day: string }>(
  rows: readonly Row[],
  known: readonly Row[],
  idOf: (row: Row) => string,
): readonly Row[] {
  const days = new Set(rows.map(({ day }) => day))
  const last = new Map<string, Row>()
  for (const row of known) if (days.has(row.day)) last.set(`${row.day} ${idOf(row)}`, row)
  return rows.filter((row) => !sameCells(row, last.get(`${row.day} ${idOf(row)}`)))
}

/** The store hands cells out in an order of its own. */
function sameCells(row: object, known: object | undefined): boolean {
  if (known === undefined) return false
  const cells = new Map(Object.entries(known))
  const given = Object.entries(row)
  return (
    given.length === cells.size &&
    given.every(([name, value]) => cells.has(name) && sameValue(value, cells.get(name)))
  )
}
