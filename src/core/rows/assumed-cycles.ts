import type { Finding } from '#src/core/model.ts'
import type { Cycle } from './objective-of.ts'

/** What is said once of all objectives that name no time, so that it is not said in every row. */
export interface AssumedCycles {
  readonly findings: readonly Finding[]
  /** true: none of the rows names one, and it is said of all of them at once. */
  readonly isOfAll: boolean
}

export function assumedCycles(cycles: readonly Cycle[]): AssumedCycles {
  const texts = cycles.filter(({ objective }) => objective.virtual)
  const rows = cycles.filter(({ objective }) => !objective.virtual && objective.state === 'active')
  const isOfAll = rows.length > 1 && rows.every(isAssumed)
  return {
    findings: [...saidOf(texts, 'keyResults'), ...(isOfAll ? saidOf(rows, 'objectives') : [])],
    isOfAll,
  }
}

function saidOf(cycles: readonly Cycle[], database: 'objectives' | 'keyResults'): Finding[] {
  const assumed = cycles.filter(isAssumed)
  const [first] = assumed
  if (!first?.period) return []
  const { start, end } = first.period
  const isAll = assumed.length === cycles.length
  const which = isAll
    ? 'No objective names a cycle; all of them are'
    : `${assumed.length} of ${cycles.length} objectives name no cycle, "${first.objective.title}" among them; they are`
  return [
    {
      code: 'assumed_cycle',
      level: isAll ? 'info' : 'mend',
      database,
      pageId: null,
      title: null,
      property: null,
      message: `${which} judged from ${start} to ${end}, the quarter of today.`,
      mend: `${isAll ? 'Nothing if that is right. Else add' : 'Fill'} a property called Cycle, for example with 2026-Q4, or Period with the first and the last day.`,
    },
  ]
}

function isAssumed({ fault }: Cycle): boolean {
  return fault?.code === 'assumed_cycle'
}
