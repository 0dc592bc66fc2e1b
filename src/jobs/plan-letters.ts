import { post } from '#src/core/letters/post.ts'
import type { Subject } from '#src/core/letters/subject.ts'
import { waiting } from '#src/core/letters/waiting.ts'
import { liveOf } from '#src/core/live/live-of.ts'
import type { Instant } from '#src/core/model.ts'
import type { Deps } from '#src/ports/deps.ts'
import { itemOf } from '#templates/letter/item-of.ts'
import { renderLetter } from '#templates/letter.tsx'
import { type Assessment, assess } from './assess.ts'
import { letterPost } from './letter-post.ts'
import { outagesOf } from './outages-of.ts'
import type { PreviewOptions } from './preview-options.ts'

/** `escalate`: everything that people are to hear. `nudge`: whoever has a value due, whatever the day. */
export type LetterJob = 'escalate' | 'nudge'

/** One thing that a person is to hear. */
export interface PlannedSubject {
  readonly key: string
  readonly kind: Subject['about']['kind']
  /** Of what the mail says it is, for example `Off track` or `Value due`. */
  readonly tag: string
  readonly title: string
  readonly url: string
}

export interface WaitingSubject extends PlannedSubject {
  /** true: it is due, and hours or the most letters of a day or a week keep it. */
  readonly isDue: boolean
  /** When it leaves at the earliest. */
  readonly until: Instant
}

export interface PersonsPlan {
  readonly to: string
  /** The person's own; IANA name. */
  readonly timezone: string
  /** null: none leaves now. */
  readonly letter: { readonly subject: string; readonly holds: readonly PlannedSubject[] } | null
  readonly waiting: readonly WaitingSubject[]
}

/** Who hears what now, and what waits, in the order of the addresses. */
export interface LettersPlan {
  readonly asOf: Instant
  /** false: nobody hears anything until `okr-sync go-live`. */
  readonly isLive: boolean
  readonly people: readonly PersonsPlan[]
}

/** What `escalate` and `nudge` would do now: nothing is mailed, remembered or written. */
export async function planLetters(
  deps: Deps,
  job: LetterJob,
  options: PreviewOptions = {},
): Promise<LettersPlan> {
  const now = options.asOf ?? deps.clock.now()
  return planOf(deps, await assess(deps, now, { ...options, whole: true, dry: true }), job)
}

/** @throws Failure when the store cannot be read */
export async function planOf(deps: Deps, assessment: Assessment, job: LetterJob): Promise<LettersPlan> {
  const { asOf, today } = assessment.evaluation
  const { restored } = outagesOf(deps, assessment)
  const { input } = await letterPost(deps, assessment, restored, { nudgeNow: job === 'nudge' })
  const { letters } = post(input)
  const waits = Map.groupBy(waiting(input, letters), ({ to }) => to)
  const leaving = new Map(letters.map((letter) => [letter.to, letter]))
  const planned = (subject: Subject, to: string): PlannedSubject => {
    const { tag, title, url } = itemOf(subject, { to, today })
    return { key: subject.key, kind: subject.about.kind, tag, title, url }
  }
  const people = [...new Set([...leaving.keys(), ...waits.keys()])].toSorted().map((to): PersonsPlan => {
    const letter = leaving.get(to)
    return {
      to,
      timezone: input.policy.timezones[to] ?? input.timezone,
      letter:
        letter === undefined
          ? null
          : {
              subject: renderLetter(letter).subject,
              holds: letter.subjects.map((each) => planned(each, to)),
            },
      waiting: (waits.get(to) ?? []).map(({ subject, isDue, until }) => ({
        ...planned(subject, to),
        isDue,
        until,
      })),
    }
  })
  const { isLive } = liveOf(assessment.snapshot, assessment.history, 'keyResults')
  return { asOf, isLive, people: job === 'nudge' ? people.filter(isNudged) : people }
}

function isNudged({ letter, waiting: waits }: PersonsPlan): boolean {
  return [...(letter?.holds ?? []), ...waits].some(({ kind }) => kind === 'nudge')
}
