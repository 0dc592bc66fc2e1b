import type { Material } from '#src/core/explain/material.ts'
import type { Episode } from '#src/core/history.ts'
import { liveOf } from '#src/core/live/live-of.ts'
import type { MailPolicy } from '#src/core/mail/mail-policy.ts'
import type { Finding } from '#src/core/model.ts'
import { localDay } from '#src/core/time/local-day.ts'
import { candidatesOf } from './candidates.ts'
import { logFinding, waitingFinding } from './decision-findings.ts'
import type { DecisionPolicy } from './decision-policy.ts'
import type { NewDecision } from './new-decision.ts'
import { preparedMark } from './prepared-mark.ts'
import { whenToDecide } from './when-to-decide.ts'

/** So many rows are added at most, in a run and in a day: runs come every few minutes, and each row asks a person for a choice. */
const MOST = 10

/** So many pages Notion takes in one relation. */
const MOST_LINKS = 100

interface PreparedDecisions {
  /** The riskiest first. */
  readonly due: readonly NewDecision[]
  /** Rows about which is asked on a later day. */
  readonly waiting: readonly { readonly pageId: string; readonly title: string }[]
  readonly findings: readonly Finding[]
}

/**
 * The rows that are to be added to the decision log: one for each key result that is off track and each initiative that stays
 * blocked, unless a decision about it waits, or was raised or made since; once in an episode, and again only after the last one was
 * reversed. Nothing while POLICY does not ask for it, or the decisions are not live.
 * @param input.episodes open ones that may be told
 */
export function prepareDecisions(input: {
  readonly material: Material
  readonly episodes: readonly Episode[]
  readonly policy: DecisionPolicy
  readonly mailPolicy: MailPolicy
}): PreparedDecisions {
  const { material, episodes, policy, mailPolicy } = input
  const { snapshot, history, evaluation } = material
  const nothing = { due: [], waiting: [], findings: [] }
  if (!policy.ask || !liveOf(snapshot, history, 'decisions').isLive) return nothing
  const missing = logFinding(snapshot.databases)
  if (missing !== null) return { ...nothing, findings: [missing] }
  if (episodes.length === 0) return nothing

  const { today } = evaluation
  const { timezone } = material.policy
  const addedToday = history.prepared.filter(({ at }) => localDay(at, timezone) === today).length
  const { candidates, others, findings } = candidatesOf(material, episodes, mailPolicy, MOST)
  const room = Math.max(0, MOST - addedToday)
  const waiting = [...candidates.slice(room), ...others].map(({ pageId, title }) => ({ pageId, title }))
  const rows = candidates.slice(0, room).map((candidate) => {
    const { key, pageId, period, keyResults, initiatives, asking, decider } = candidate
    const { because, ...texts } = asking
    const decision: NewDecision = {
      key,
      pageId,
      ...texts,
      raised: today,
      owners: decider.owners,
      ...whenToDecide(today, period, mailPolicy),
      keyResults: keyResults.slice(0, MOST_LINKS),
      initiatives: initiatives.slice(0, MOST_LINKS),
      prepared: preparedMark(today, because, key),
    }
    return { decision, findings: decider.findings }
  })
  return {
    due: rows.map(({ decision }) => decision),
    waiting,
    findings: [...findings, ...rows.flatMap((row) => row.findings), ...waitingFinding(waiting, MOST)],
  }
}
