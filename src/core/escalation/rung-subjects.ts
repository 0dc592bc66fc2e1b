import type { Episode } from '#src/core/history.ts'
import type { About, Rung, Subject, Told } from '#src/core/letters/subject.ts'
import type { Day, Finding, Instant } from '#src/core/model.ts'
import type { Hearers } from './hearers.ts'
import type { Step } from './ladder.ts'
import { hearersOf, isAgain, RUNGS, rungKey, rungOf } from './rungs.ts'

/** What is due of an episode, and when more is if nothing changes. */
export interface DueRungs {
  readonly subjects: readonly Subject[]
  readonly findings: readonly Finding[]
  readonly next: Instant | null
}

export const NOTHING_DUE: DueRungs = { subjects: [], findings: [], next: null }

/**
 * What is to be told of an episode, the lowest rung first. A person hears on each rung once, and on none below one on which they
 * have heard or hear now: who is asked as a lead and as one above is asked as the latter.
 * @param input.steps rungs that are due
 * @param input.told of this episode
 * @param input.promise the day of the answer that was given after an earlier one had been told as broken; null: none was
 * @param input.about what they hear, given everybody who heard or hears it on that rung, and since when it is due
 */
export function rungSubjects(input: {
  readonly episode: Episode
  readonly steps: readonly Step[]
  readonly told: readonly Told[]
  readonly promise?: Day | null
  readonly hearers: (rung: Rung) => Hearers
  readonly about: (rung: Rung, sentTo: readonly string[], due: Instant) => About
}): Omit<DueRungs, 'next'> {
  const { episode, told, promise = null, hearers, about } = input
  const heard = new Map<string, number>()
  for (const { key, to } of told) {
    const rung = rungOf(key, episode.id)
    if (rung === null) continue
    // That an earlier promise was broken keeps nobody from hearing that this one was.
    const isOfEarlier = promise !== null && isAgain(rung) && !key.endsWith(promise)
    const height = RUNGS.indexOf(isOfEarlier ? 'above' : rung)
    heard.set(to, Math.max(heard.get(to) ?? -1, height))
  }
  const subjects: Subject[] = []
  const findings: Finding[] = []
  for (const { rung, due } of input.steps.toSorted((a, b) => RUNGS.indexOf(b.rung) - RUNGS.indexOf(a.rung))) {
    const height = RUNGS.indexOf(rung)
    const key = rungKey(episode.id, rung, isAgain(rung) ? promise : null)
    const found = hearers(hearersOf(rung))
    findings.push(...found.findings)
    const to = found.to.filter((address) => (heard.get(address) ?? -1) < height)
    if (to.length === 0) continue
    for (const address of to) heard.set(address, height)
    const before = told.flatMap((each) => (each.key === key ? each.to : []))
    const standIns = found.standIns.filter((address) => to.includes(address))
    subjects.unshift({
      key,
      to,
      ...(standIns.length > 0 ? { standIns } : {}),
      episode: episode.id,
      threadTitle: episode.title,
      due,
      about: about(hearersOf(rung), [...new Set([...before, ...to])], due),
    })
  }
  return { subjects, findings }
}
