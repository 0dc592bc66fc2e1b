import type { Stream } from '#src/core/delivery/events.ts'
import type { Lost } from '#src/core/delivery/lost.ts'
import { LINEAR, teamsOf } from '#src/core/delivery/streams-of.ts'
import type { Finding, Instant } from '#src/core/model.ts'
import { ownRepositories } from '#src/core/work/own-repositories.ts'
import type { ActiveWork, WorkLink, WorkReading, WorkSystem } from '#src/core/work/work.ts'
import type { Deps } from '#src/ports/deps.ts'
import { Failure } from '#src/ports/failure.ts'
import { attempt } from './attempt.ts'
import { followSource } from './follow-source.ts'
import { lostToFailure } from './lost-to-failure.ts'
import { sourceFailed } from './source-failed.ts'
import { SYSTEMS } from './systems.ts'
import { notConnected, unconnectedWork, unreadWork } from './unread-work.ts'

export interface SystemRead {
  /** One for each link. */
  readonly readings: readonly WorkReading[]
  /** null: it failed to say; absent: the system is not connected, or has no such thing. */
  readonly active?: readonly ActiveWork[] | null
  /** Those whose events are kept. */
  readonly streams: readonly Stream[]
  readonly lost: Lost
  readonly findings: readonly Finding[]
}

/**
 * Reads what the links of one system say, what is going on there beside them, and what happened since the last time. When the
 * links cannot be read nothing more is asked; else a step that fails takes nothing from the others.
 * @param since how far back the first read of events goes
 */
export async function readSystem(
  deps: Deps,
  system: WorkSystem,
  links: readonly WorkLink[],
  since: Instant,
): Promise<SystemRead> {
  const { name } = SYSTEMS[system]
  const source = deps.work.find((candidate) => candidate.system === system)
  const repositories = ownRepositories(links)
  const own = system === 'github' ? repositories : [LINEAR]
  if (source === undefined) {
    // What was read once is missing now: nobody at the rows can mend that, and their numbers are held.
    const isLost = links.length > 0 && (await isKept(deps, own))
    if (isLost) {
      const failure = new Failure({ system, code: 'unauthorized', message: notConnected(system) })
      return failed(system, links, own, failure)
    }
    return { readings: unconnectedWork(system, links), streams: [], lost: new Map(), findings: [] }
  }
  const streams = source.follow === undefined ? [] : own
  const readings = await attempt(deps, system, async () => (links.length > 0 ? source.read(links) : []))
  if (readings instanceof Failure) return failed(system, links, streams, readings)
  const active = await attempt(deps, system, async () => source.active?.(repositories))
  const teams = teamsOf(links)
  const now = deps.clock.now()
  const { incidentLabels } = deps.policy.delivery
  const lost = await followSource(deps, source, { streams, teams, since, now, incidentLabels })
  const findings = [
    told(
      system,
      active,
      `What is going on in ${name} could not be listed, so work that serves no key result is not told.`,
    ),
    told(system, lost, `What happened in ${name} could not be read, so figures of it keep their last value.`),
  ]
  return {
    readings,
    ...(active === undefined ? {} : { active: active instanceof Failure ? null : active }),
    streams,
    lost: lost instanceof Failure ? lostToFailure(streams, lost) : lost,
    findings: findings.flatMap((finding) => finding ?? []),
  }
}

/** Whether something of one of the streams was read in an earlier run. */
async function isKept({ events }: Deps, streams: readonly Stream[]): Promise<boolean> {
  const cursors = await events.cursors(streams)
  return cursors.length > 0
}

function failed(
  system: WorkSystem,
  links: readonly WorkLink[],
  streams: readonly Stream[],
  failure: Failure,
): SystemRead {
  const kept = links.length === 1 ? 'one link keeps its' : `${links.length} links keep their`
  const consequence = `${SYSTEMS[system].name} could not be read, so ${kept} last value.`
  return {
    readings: unreadWork(links, 'source_failed', failure.message),
    active: null,
    streams,
    lost: lostToFailure(streams, failure),
    findings: [sourceFailed(system, failure, consequence)],
  }
}

function told(system: WorkSystem, step: unknown, consequence: string): Finding | null {
  return step instanceof Failure ? sourceFailed(system, step, consequence) : null
}
