import { beganCritical, beganRestored } from '#src/core/episodes.ts'
import type { Evaluation } from '#src/core/evaluation.ts'
import type { Episode } from '#src/core/history.ts'
import { composeEscalation, type Escalation } from '#src/core/mail/escalation.ts'
import { escalationRecipients } from '#src/core/mail/recipients.ts'
import { restoredLetter } from '#src/core/mail/restored-letter.ts'
import type { Finding, Instant, Snapshot } from '#src/core/model.ts'
import type { Outages } from '#src/core/work/outages.ts'
import type { Deps } from '#src/ports/deps.ts'
import { renderEscalation } from '#templates/escalation.tsx'
import { renderRestored } from '#templates/restored.tsx'
import type { Letter } from './freeze.ts'

export interface Escalations {
  readonly letters: readonly Letter[]
  readonly findings: readonly Finding[]
}

interface Written {
  readonly episode: Episode
  readonly to: readonly string[]
  readonly escalation: Escalation
}

/**
 * One letter per open episode; of those that began together when a source was back, one per person. The outbox keeps each to
 * once per person and episode, so an episode whose letter was lost in a crash, or that turned critical since, reaches those who
 * have not had it. What turns critical only after such a return is a letter of its own to ESCALATE_TO.
 * @param restored the sources that are back since this run
 */
export function escalate(
  deps: Pick<Deps, 'mail'>,
  snapshot: Snapshot,
  evaluation: Evaluation,
  open: readonly Episode[],
  restored: Outages['restored'] = [],
): Escalations {
  const own: Written[] = []
  const together: Written[] = []
  const findings: Finding[] = []
  const byId = new Map(evaluation.keyResults.map((result) => [result.id, result]))
  for (const episode of open) {
    const result = byId.get(episode.pageId)
    if (!result) continue
    const recipients = escalationRecipients({ result, snapshot, mail: deps.mail })
    findings.push(...recipients.findings)
    const objective = evaluation.objectives.find(({ id }) => id === result.objectiveId) ?? null
    const { openedAt } = episode
    const { to, above } = recipients
    const escalation = composeEscalation({ result, objective, openedAt, evaluation, sentTo: to })
    if (!beganRestored(episode)) own.push({ episode, to, escalation })
    else if (beganCritical(episode)) together.push({ episode, to, escalation })
    else {
      together.push({ episode, to: to.filter((address) => !above.includes(address)), escalation })
      own.push({ episode, to: above, escalation })
    }
  }
  const bundled = Map.groupBy(together, ({ episode }) => episode.openedAt)
  return {
    letters: [
      ...own.map(
        ({ episode, to, escalation }): Letter => ({
          kind: 'escalation',
          slot: episode.id,
          to,
          ...renderEscalation(escalation),
        }),
      ),
      ...[...bundled].flatMap(([until, began]) =>
        bundles(began, until, until === evaluation.asOf ? restored : [], evaluation),
      ),
    ],
    findings,
  }
}

/** One letter for each person whom one of the episodes concerns. */
function bundles(
  began: readonly Written[],
  until: Instant,
  restored: Outages['restored'],
  evaluation: Evaluation,
): Letter[] {
  const byPerson = Map.groupBy(
    began.flatMap(({ to, escalation }) =>
      to.map((address) => ({ person: address.toLowerCase(), escalation })),
    ),
    ({ person }) => person,
  )
  return [...byPerson].map(([person, parts]) => {
    const escalations = parts.map(({ escalation }) => escalation)
    const mail = renderRestored(restoredLetter({ restored, until, escalations, evaluation }))
    return { kind: 'restored', slot: until, to: [person], ...mail }
  })
}
