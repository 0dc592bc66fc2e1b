import type { ObjectiveResult, Recommendation } from '#src/core/evaluation.ts'
import type { Day } from '#src/core/model.ts'
import { idsOf, MOST_NAMED, ownersOf, titleOf, titlesOf } from './naming.ts'
import { withinAWeek } from './within-a-week.ts'

type Row = Pick<
  ObjectiveResult,
  'id' | 'title' | 'level' | 'owners' | 'status' | 'weight' | 'alignment' | 'period'
> & { readonly supported: boolean }

type Said = Pick<Recommendation, 'code' | 'title' | 'detail'>

/** Company objectives that are off track: the first ones each, the rest together. */
export function offTrackCompanyAdvice(objectives: readonly Row[], today: Day): readonly Recommendation[] {
  const offTrack = objectives
    .filter(({ level, status }) => level === 'company' && status === 'off_track')
    .toSorted(byWeight)
  const rest = offTrack.slice(MOST_NAMED)
  const choice = 'It is off track. Choose one of the three and log the decision.'
  return [
    ...offTrack.slice(0, MOST_NAMED).flatMap((row) =>
      advice([row], today, {
        code: 'off_track_company_objective',
        title: `Choose for ${titleOf(row)}: more people, less scope, or accept the miss`,
        detail: choice,
      }),
    ),
    ...advice(rest, today, {
      code: 'off_track_company_objective',
      title: `Choose for ${rest.length} more company ${rest.length === 1 ? 'objective' : 'objectives'} off track: more people, less scope, or accept the miss`,
      detail: `Also off track: ${titlesOf(rest)}.`,
    }),
  ]
}

/** Company objectives that nothing below them supports, where there is something below them at all. */
export function unsupportedAdvice(objectives: readonly Row[], today: Day): readonly Recommendation[] {
  if (objectives.every(({ level }) => level === 'company')) return []
  const bare = objectives
    .filter(({ level, supported, status }) => level === 'company' && !supported && status !== 'complete')
    .toSorted(byWeight)
  return advice(bare, today, {
    code: 'no_support',
    title: `Find support for ${titlesOf(bare)}`,
    detail: `No objective of a department or team with a key result that can be scored supports ${bare.length === 1 ? 'it' : 'them'}. Link in Supports what already serves ${bare.length === 1 ? 'it' : 'them'}, or start the work.`,
  })
}

/** Lower objectives that reach no company objective, where there is one to reach. */
export function orphanAdvice(objectives: readonly Row[], today: Day): readonly Recommendation[] {
  if (!objectives.some(({ level }) => level === 'company')) return []
  const orphans = objectives
    .filter(
      ({ alignment, status }) => alignment !== 'company' && alignment !== 'rooted' && status !== 'complete',
    )
    .toSorted(byWeight)
  return advice(orphans, today, {
    code: 'orphan',
    title: `Choose what ${titlesOf(orphans)} ${orphans.length === 1 ? 'serves' : 'serve'}, or stop`,
    detail: `${orphans.length === 1 ? 'It leads' : 'They lead'} to no company objective. Fill in Supports, or set State to Cancelled.`,
  })
}

function advice(rows: readonly Row[], today: Day, said: Said): readonly Recommendation[] {
  if (rows.length === 0) return []
  return [{ ...said, owner: ownersOf(rows), when: withinAWeek(rows, today), pageIds: idsOf(rows) }]
}

/** The heaviest first, then by id, so that the order of rows does not matter. */
function byWeight(a: Row, b: Row): number {
  if (a.weight !== b.weight) return b.weight - a.weight
  return a.id < b.id ? -1 : Number(a.id > b.id)
}
