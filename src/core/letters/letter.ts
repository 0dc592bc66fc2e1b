import type { Day, Instant } from '#src/core/model.ts'
import type { About, Subject } from './subject.ts'

/** A letter to one person: all that the person is to hear now. */
export interface PersonalLetter {
  /** In lower case. */
  readonly to: string
  /** The gravest that it holds names it: escalation, blocked, decision, nudge, all_clear. */
  readonly kind: About['kind']
  /** `2026-11-23.1`: the person's own day, and which letter of that day it is. */
  readonly slot: string
  readonly day: Day
  /** At least one, the gravest first. */
  readonly subjects: readonly Subject[]
  /** Message-IDs of earlier letters to this person about the same episodes, the oldest first; empty: a new thread. */
  readonly references: readonly string[]
  /** The most letters to one person, for the footer: `mostPerDay` and `mostPerWeek` of the policy. */
  readonly most: { readonly perDay: number; readonly perWeek: number }
  /** What was computed when, for the footer. */
  readonly asOf: Instant
  readonly today: Day
  readonly ruleVersion: string
}

/** What leaves now, and when to look again though nothing changes. */
export interface Post {
  readonly letters: readonly PersonalLetter[]
  /** The next moment at which a subject that waits may leave; null: none waits. */
  readonly wakeAt: Instant | null
}
