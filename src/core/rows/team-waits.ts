import { GRAVEST_FIRST } from '#src/core/advice/at-risk.ts'
import type { KeyResultResult, ObjectiveResult } from '#src/core/evaluation.ts'
import type { InitiativeResult, TeamWait } from '#src/core/initiative-result.ts'
import type { Health, Initiative, Risk } from '#src/core/model.ts'
import { HEALTH_WORST_FIRST } from '#src/core/words/worst-first.ts'
import { isOver } from './is-over.ts'

type Wait = TeamWait['initiatives'][number]

interface Pair {
  readonly team: string
  readonly waitsFor: string
  /** By both ids. */
  readonly waits: Map<string, Wait>
  readonly risks: Set<Risk>
}

/**
 * Which team waits for which: an initiative of the one depends directly on one of the other that is not done. An initiative is of
 * the teams of the objectives of its key results: of several, it stands for each; without any it stands for none. A team does not
 * wait for itself. Cycles that have ended wait for nothing. The order of rows makes no difference.
 * @param input.isEnded by the key results of an initiative
 */
export function teamWaits(input: {
  readonly initiatives: readonly Initiative[]
  readonly results: readonly InitiativeResult[]
  readonly keyResults: readonly KeyResultResult[]
  readonly objectives: readonly ObjectiveResult[]
  readonly isEnded: (keyResults: readonly string[]) => boolean
}): readonly TeamWait[] {
  const teamOf = new Map(input.objectives.map(({ id, team }) => [id, team?.trim() ?? '']))
  const served = new Map(input.keyResults.map((result) => [result.id, result]))
  const byId = new Map(input.results.map((result) => [result.id, result]))
  const teamsOf = ({ keyResults }: InitiativeResult) => {
    const teams = keyResults.map((id) => teamOf.get(served.get(id)?.objectiveId ?? '') ?? '')
    return new Set(teams.filter((team) => team !== ''))
  }
  const pairs = new Map<string, Pair>()
  for (const { id, dependsOn } of input.initiatives) {
    const waiting = byId.get(id)
    if (waiting === undefined || isOver(waiting) || input.isEnded(waiting.keyResults)) continue
    for (const other of new Set(dependsOn)) {
      const awaited = byId.get(other)
      if (awaited === undefined || isOver(awaited)) continue
      for (const team of teamsOf(waiting)) {
        for (const waitsFor of teamsOf(awaited)) {
          if (team === waitsFor) continue
          const key = JSON.stringify([team, waitsFor])
          const pair = pairs.get(key) ?? { team, waitsFor, waits: new Map(), risks: new Set() }
          pair.waits.set(`${id} ${other}`, waitOf(waiting, awaited))
          for (const risk of waiting.keyResults.flatMap((of) => riskOf(served.get(of)))) pair.risks.add(risk)
          pairs.set(key, pair)
        }
      }
    }
  }
  return [...pairs.values()].map(summed).toSorted(gravestFirst)
}

function waitOf({ id, title }: InitiativeResult, awaited: InitiativeResult): Wait {
  return { id, title, waitsFor: { id: awaited.id, title: awaited.title, health: awaited.health } }
}

function riskOf(result: KeyResultResult | undefined): Risk[] {
  if (result === undefined || result.ended) return []
  return result.state === 'dropped' || result.state === 'deferred' ? [] : [result.risk]
}

function summed({ team, waitsFor, waits, risks }: Pair): TeamWait {
  const initiatives = [...waits].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, wait]) => wait)
  const healths = new Set<Health>(initiatives.map((wait) => wait.waitsFor.health))
  return {
    team,
    waitsFor,
    initiatives,
    health: HEALTH_WORST_FIRST.find((health) => healths.has(health)) ?? 'unknown',
    risk: GRAVEST_FIRST.find((risk) => risks.has(risk)) ?? 'none',
  }
}

function gravestFirst(a: TeamWait, b: TeamWait): number {
  return (
    GRAVEST_FIRST.indexOf(a.risk) - GRAVEST_FIRST.indexOf(b.risk) ||
    HEALTH_WORST_FIRST.indexOf(a.health) - HEALTH_WORST_FIRST.indexOf(b.health) ||
    (`${a.team} ${a.waitsFor}` < `${b.team} ${b.waitsFor}` ? -1 : 1)
  )
}
