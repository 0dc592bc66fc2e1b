import type { ServingWork, WorkCoverage } from '#src/core/evaluation.ts'
import type { Day, Period, Status } from '#src/core/model.ts'
import { byUrl } from './by-url.ts'
import { type Reach, reachOfLinks } from './reach-of-links.ts'
import { servedShares } from './served-share.ts'
import type { ActiveWork, FinishedWork, WorkLink, WorkReading } from './work.ts'
import { workCredits } from './work-credits.ts'

/**
 * How the work serves the key results that run, and which active work serves none. A key result of which the work is unknown is
 * neither covered nor uncovered: it is counted by itself and left out of the share with live work. One that is complete needs no
 * more work and is not counted, nor is one that has not begun, though the work that it links serves it. Work is aligned whole: a
 * project that serves several counts once.
 * @param input.keyResults those that run; `status` is the one in force
 * @param input.links by key result
 * @param input.active null: it is not known what goes on
 * @param input.finished null: it is not known what was finished
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
  readonly finished: readonly FinishedWork[] | null
  readonly today: Day
}): WorkCoverage {
  const { keyResults, readings, finished, today } = input
  const counts: Record<ServingWork['state'], number> = { live: 0, dead: 0, none: 0, unknown: 0 }
  for (const { status, period, work } of keyResults) {
    const hasBegun = period === null || period.start <= today
    if (hasBegun && status !== 'complete') counts[work.state] += 1
  }
  const told = counts.live + counts.dead + counts.none
  const links = new Map(keyResults.map(({ id }) => [id, input.links.get(id) ?? []]))
  const active = input.active ?? []
  const reach = reachOfLinks(links, active)
  return {
    ...counts,
    liveShare: told === 0 ? null : counts.live / told,
    credits: workCredits(links, readings, active, reach),
    ...aligned(active, reach),
    ...servedShares(finished ?? [], [...links.values()].flat(), active),
  }
}

function aligned(
  active: readonly ActiveWork[],
  reach: Reach,
): Pick<WorkCoverage, 'alignedWork' | 'served' | 'orphans'> {
  let all = 0
  let aligned = 0
  for (const work of active) {
    if (work.kind !== 'project') continue
    all += work.scope
    if (reach.reaching(work).size > 0) aligned += work.scope
  }
  const named = active
    .map((work) => ({ work, keyResults: [...reach.servedBy(work)].toSorted() }))
    .map(({ work: { kind, title, url }, keyResults }) => ({ kind, title, url, keyResults }))
    .toSorted(byUrl)
  return {
    alignedWork: all > 0 ? aligned / all : null,
    served: named,
    orphans: named
      .filter(({ keyResults }) => keyResults.length === 0)
      .map(({ kind, title, url }) => ({ kind, title, url })),
  }
}
