import type { ServingWork, WorkCoverage } from '#src/core/evaluation.ts'
import type { Day, Period, Status } from '#src/core/model.ts'
import { reachOfLinks } from './reach-of-links.ts'
import type { ActiveWork, WorkLink, WorkReading } from './work.ts'
import { workCredits } from './work-credits.ts'

/**
 * How the work serves the key results that run, and which active work serves none. A key result of which the work is unknown is
 * neither covered nor uncovered: it is counted by itself and left out of the share with live work. One that is complete needs no
 * more work and is not counted, nor is one that has not begun, though the work that it links serves it. Work is aligned whole: a
 * project that serves several counts once.
 * @param input.keyResults those that run; `status` is the one in force
 * @param input.links by key result
 * @param input.active null: Linear is not read
 */
export function workCoverage(input: {
  readonly keyResults: readonly {
    readonly id: string
    readonly status: Status
    readonly period: Period | null
    readonly work: ServingWork
  }[]
  readonly links: ReadonlyMap<string, readonly WorkLink[]>
  readonly readings: ReadonlyMap<string, WorkReading>
  readonly active: readonly ActiveWork[] | null
  readonly today: Day
}): WorkCoverage {
  const { keyResults, links, readings, active, today } = input
  const counts: Record<ServingWork['state'], number> = { live: 0, dead: 0, none: 0, unknown: 0 }
  for (const { status, period, work } of keyResults) {
    const hasBegun = period === null || period.start <= today
    if (hasBegun && status !== 'complete') counts[work.state] += 1
  }
  const told = counts.live + counts.dead + counts.none
  return {
    ...counts,
    liveShare: told === 0 ? null : counts.live / told,
    credits: workCredits(keyResults, links, readings, active),
    ...(active === null
      ? { alignedWork: null, orphans: [] }
      : aligned(
          active,
          keyResults.flatMap(({ id }) => links.get(id) ?? []),
        )),
  }
}

function aligned(
  active: readonly ActiveWork[],
  links: readonly WorkLink[],
): Pick<WorkCoverage, 'alignedWork' | 'orphans'> {
  const reach = reachOfLinks(links, active)
  let all = 0
  let served = 0
  for (const work of active) {
    if (work.kind !== 'project') continue
    all += work.scope
    if (reach.isReached(work)) served += work.scope
  }
  return {
    alignedWork: all > 0 ? served / all : null,
    orphans: active
      .filter((work) => !reach.isServing(work))
      .map(({ kind, title, url }) => ({ kind, title, url }))
      .toSorted((a, b) => (a.url < b.url ? -1 : Number(a.url > b.url))),
  }
}
