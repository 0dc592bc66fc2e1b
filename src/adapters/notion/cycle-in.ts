import type { Objective, Period } from '#src/core/model.ts'
import { cycleAround, datedCycle } from '#src/core/time/dated-cycle.ts'
import type { CyclePage } from './cycle-pages.ts'
import type { RowReader } from './row-reader.ts'

/** Columns that only stand in where others leave something out: without them a row has its time from those. */
export const TIME_PARTS: ReadonlySet<string> = new Set(['year', 'periodStart', 'periodEnd'])

/**
 * The time of a row as typed, and the days where Period, Cycle or the page that one of them links names them. Where the row has
 * a cycle that cannot be read, what stands in the way takes its place: no rule takes that for a cycle, while an empty one would
 * be taken for the quarter of today. A cycle such as `Q4` is joined by the year of its own column, else of the day on which the row is
 * due; without a cycle the days on which the row starts and is due are its first and last.
 * @param pages that rows link as their cycle, by id
 */
export function timeIn(
  row: RowReader<'cycle' | 'period' | 'year' | 'periodStart' | 'periodEnd'>,
  pages: ReadonlyMap<string, CyclePage>,
): Pick<Objective, 'cycle' | 'period'> {
  const linked = [...row.links('period'), ...row.links('cycle')].map((id) => pages.get(id))
  const because = row.lost('cycle') ?? row.lost('period')
  const titles = linked.map((page) => page?.title ?? '').filter((title) => title !== '')
  const typed = row.word('period') ?? inThirds(row) ?? (titles.join(', ') || null)
  const [page] = linked
  const due = row.day('periodEnd')
  const cycle = cycleAround(datedCycle(typed, row.word('year')), due)
  const period =
    row.period('period') ?? row.period('cycle') ?? ((linked.length === 1 && page?.period) || null)
  const whole = cycle ?? row.word('year')
  const isSaid = whole !== null || because !== null || period !== null
  const days = isSaid ? null : between(row.day('periodStart'), due)
  const lost = because ?? (isSaid || days ? null : (row.lost('periodStart') ?? row.lost('periodEnd')))
  return { cycle: whole ?? (lost && `not known: ${lost}`), period: period ?? days }
}

/** The cycle as typed; in a column of tertials `T3` is the third of the year, and nowhere else. */
function inThirds(row: RowReader<'cycle'>): string | null {
  const typed = row.word('cycle')
  return /tertial|cuatrimestre|quadrimestre/i.test(row.heading('cycle'))
    ? (typed?.replace(/\bt ?(?=[1-3]\b)/i, 'Tertial ') ?? null)
    : typed
}

function between(start: string | null, end: string | null): Period | null {
  return start === null || end === null || end < start ? null : { start, end }
}
