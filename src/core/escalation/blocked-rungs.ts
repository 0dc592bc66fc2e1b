import type { Episode } from '#src/core/history.ts'
import type { Rung, Told } from '#src/core/letters/subject.ts'
import { askedDecision } from '#src/core/mail/asked-decision.ts'
import type { Person } from '#src/core/model.ts'
import { localDay } from '#src/core/time/local-day.ts'
import { askedOn } from './asked-on.ts'
import { composeBlocked } from './compose-blocked.ts'
import { aboveAll, type Hearers, instead, reached, reachedLeads, withDeciders, without } from './hearers.ts'
import type { Telling } from './key-result-rungs.ts'
import { blockedLadder } from './ladder.ts'
import { type DueRungs, NOTHING_DUE, rungSubjects } from './rung-subjects.ts'

/** What is due of an open episode of a blocked initiative; nothing while it cannot be told whether it is. */
export function blockedRungs(episode: Episode, told: readonly Told[], telling: Telling): DueRungs {
  const { evaluation, pages, leads, policy, mail, timezone, workingDays } = telling
  const { today, asOf: now } = evaluation
  const result = pages.initiatives.get(episode.pageId)
  const row = pages.initiativeRows.get(episode.pageId)
  if (result === undefined || row === undefined || result.blockedSince === null) return NOTHING_DUE
  const { openedAt } = episode
  const day = localDay(openedAt, timezone)
  const { owners, waitingOn } = row
  const [open] = pages.decisions.open(row.id)
  const decision = open === undefined ? null : askedDecision(open, mail.domains)
  const involved = [...owners, ...waitingOn]
  const own = new Set(involved.map(({ email }) => email?.toLowerCase()))
  const named = (people: readonly Person[], property: string) =>
    people.map((person) => ({ person, row, database: 'initiatives' as const, property }))

  const leadsHear = () => {
    const found = [
      ...leads.ofKeyResults(row.keyResults, involved),
      ...waitingOn.flatMap((person) => leads.ofPerson(person, involved)),
    ]
    return withDeciders(without(reachedLeads(found, mail), own), decision, today)
  }
  const hearers = (rung: Rung): Hearers => {
    if (rung === 'above') return without(aboveAll(mail), own)
    if (rung === 'lead') return leadsHear()
    if (rung === 'waited_for') return reached(named(waitingOn, 'Waiting on'), mail)
    return owners.length === 0 ? instead(mail) : reached(named(owners, 'DRI'), mail)
  }
  const { to: asked } = hearers(waitingOn.length > 0 ? 'waited_for' : 'owner')
  const ladder = blockedLadder({
    openedAt,
    day,
    askedOn: askedOn(episode, told, asked, { today, timezone }),
    workingDays,
    decideBy: decision?.decideBy ?? null,
    now,
    today,
    policy,
    timezone,
  })
  const due = rungSubjects({
    episode,
    told,
    steps: ladder.due,
    hearers,
    about: (rung) => ({
      kind: 'blocked',
      rung,
      blocked: composeBlocked(result, pages.keyResults, evaluation, decision),
    }),
  })
  return { ...due, next: ladder.next }
}
