import type { KeyResultResult } from '#src/core/evaluation.ts'
import type { Decision, KeyResult, Snapshot } from '#src/core/model.ts'
import { decisionStage } from './decision-stage.ts'

export interface DecisionLinks {
  /** A decision is linked to the key result, from either side. */
  isDecided(keyResult: KeyResult): boolean
  /** Ids of the key results that it is about: linked from either side, or by what it supersedes, directly or not. */
  keyResultsOf(decision: Decision): readonly string[]
  /** The decisions about a key result or an initiative, with what supersedes them, in the order of their rows. */
  about(pageId: string): readonly Decision[]
  /** The decisions about key results of the same objectives, itself included, whose period is one. */
  aboutPeriod(keyResult: Pick<KeyResult, 'objectives'>): readonly Decision[]
  /** It was made, and was neither superseded nor reversed. */
  stands(decision: Decision): boolean
  /** Those that name it in Supersedes, whatever their Status says. */
  successors(decision: Decision): readonly Decision[]
  /** The decision is linked to a key result or an initiative that goes on; what is over is history. */
  isLive(decision: Decision, results: ReadonlyMap<string, KeyResultResult>): boolean
  /** Its Status says so, or another decision that was made, and not reversed, names it in Supersedes. */
  isSuperseded(decision: Decision): boolean
}

/** How decisions hang together with each other and with the rest of a snapshot. */
export function decisionLinks({
  decisions,
  keyResults,
  initiatives,
}: Pick<Snapshot, 'decisions' | 'keyResults' | 'initiatives'>): DecisionLinks {
  const decided = new Set(decisions.flatMap((decision) => decision.keyResults))
  const linking = Map.groupBy(
    keyResults.flatMap((keyResult) =>
      keyResult.decisions.map((decision) => ({ decision, id: keyResult.id })),
    ),
    ({ decision }) => decision,
  )
  const successors = Map.groupBy(
    decisions.flatMap((decision) =>
      decision.supersedes.flatMap((id) => (id === decision.id ? [] : { id, decision })),
    ),
    ({ id }) => id,
  )
  const running = new Set(
    initiatives.filter(({ status }) => status !== 'done' && status !== 'cancelled').map(({ id }) => id),
  )
  const siblings = Map.groupBy(
    keyResults.flatMap(({ id, objectives }) => objectives.map((objective) => ({ objective, id }))),
    ({ objective }) => objective,
  )
  const byId = new Map(decisions.map((decision) => [decision.id, decision]))
  const ownKeyResults = (decision: Decision) => [
    ...decision.keyResults,
    ...(linking.get(decision.id) ?? []).map(({ id }) => id),
  ]
  const successorsOf = ({ id }: Decision) => (successors.get(id) ?? []).map(({ decision }) => decision)
  const isSuperseded = (decision: Decision) =>
    decision.status === 'superseded' ||
    successorsOf(decision).some((next) => decisionStage(next) === 'made' && next.status !== 'reversed')

  /** Of a decision and all that it supersedes, directly or not; each once. */
  function allOf(decision: Decision, own: (decision: Decision) => readonly string[]): readonly string[] {
    // A set that grows while it is walked is walked to its end, and a circle of links ends by itself.
    const chain = new Set([decision])
    const ids = new Set<string>()
    for (const each of chain) {
      for (const id of own(each)) ids.add(id)
      for (const id of each.supersedes) {
        const earlier = byId.get(id)
        if (earlier !== undefined) chain.add(earlier)
      }
    }
    return [...ids]
  }

  let about: ReadonlyMap<string, readonly { readonly decision: Decision }[]> | undefined
  function decisionsAbout(pageId: string): readonly Decision[] {
    const own = (decision: Decision) => [...ownKeyResults(decision), ...decision.initiatives]
    about ??= Map.groupBy(
      decisions.flatMap((decision) => allOf(decision, own).map((id) => ({ id, decision }))),
      ({ id }) => id,
    )
    return (about.get(pageId) ?? []).map(({ decision }) => decision)
  }

  return {
    isDecided: ({ id, decisions: own }) => own.length > 0 || decided.has(id),
    keyResultsOf: (decision) => allOf(decision, ownKeyResults),
    about: decisionsAbout,
    aboutPeriod: ({ objectives }) => [
      ...new Set(
        objectives.flatMap((objective) =>
          (siblings.get(objective) ?? []).flatMap(({ id }) => decisionsAbout(id)),
        ),
      ),
    ],
    stands: (decision) =>
      decisionStage(decision) === 'made' && decision.status !== 'reversed' && !isSuperseded(decision),
    successors: successorsOf,
    isLive: (decision, results) =>
      ownKeyResults(decision).some((id) => {
        const result = results.get(id)
        return result?.state === 'active' && !result.ended
      }) || decision.initiatives.some((id) => running.has(id)),
    isSuperseded,
  }
}
