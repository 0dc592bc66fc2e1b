import type { Evaluation } from '#src/core/evaluation.ts'
import type { Episode } from '#src/core/history.ts'
import { composeEscalation } from '#src/core/mail/escalation.ts'
import { escalationRecipients } from '#src/core/mail/recipients.ts'
import type { Finding, Snapshot } from '#src/core/model.ts'
import type { Deps } from '#src/ports/deps.ts'
import { renderEscalation } from '#templates/escalation.tsx'
import type { Letter } from './freeze.ts'

export interface Escalations {
  readonly letters: readonly Letter[]
  readonly findings: readonly Finding[]
}

/**
 * One letter per open episode. The outbox keeps each to once per person and episode, so an episode whose
 * letter was lost in a crash, or that turned critical since, reaches those who have not had it.
 */
export function escalate(
  deps: Deps,
  snapshot: Snapshot,
  evaluation: Evaluation,
  open: readonly Episode[],
): Escalations {
  const letters: Letter[] = []
  const findings: Finding[] = []
  const byId = new Map(evaluation.keyResults.map((result) => [result.id, result]))
  for (const episode of open) {
    const result = byId.get(episode.pageId)
    if (!result) continue
    const recipients = escalationRecipients({ result, snapshot, mail: deps.mail })
    findings.push(...recipients.findings)
    const objective = evaluation.objectives.find(({ id }) => id === result.objectiveId) ?? null
    const escalation = composeEscalation({
      result,
      objective,
      openedAt: episode.openedAt,
      evaluation,
      sentTo: recipients.to,
    })
    letters.push({ kind: 'escalation', slot: episode.id, to: recipients.to, ...renderEscalation(escalation) })
  }
  return { letters, findings }
}
