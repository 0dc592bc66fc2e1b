import type { Escalation } from '#src/core/mail/escalation.ts'
import type { Instant } from '#src/core/model.ts'
import type { AllClear } from './all-clear.ts'
import type { Blocked } from './blocked.ts'
import type { DecisionReminder } from './decision-reminder.ts'
import type { Nudge } from './nudge.ts'

/** Who hears of an episode, the nearest first. `waited_for`: whom a blocked initiative waits for. `above`: ESCALATE_TO. */
export type Rung = 'owner' | 'waited_for' | 'lead' | 'above'

/** One thing that somebody is to hear in a letter to them alone. */
export interface Subject {
  /**
   * Told once to each person, ever: `<episode>/<rung>`, with a day behind it for a promise that was given and broken anew,
   * `<episode>/all_clear`, `nudge/<week>/<page>`,
   * `decision/<page>/<what>/<day>`.
   */
  readonly key: string
  /** Addresses in lower case, each once. */
  readonly to: readonly string[]
  /** Those of them who hear it in place of somebody who cannot be reached; absent: none. */
  readonly standIns?: readonly string[]
  /** The episode whose thread it belongs to; null: none. */
  readonly episode: string | null
  /** What that thread is about, whatever the row is called now; absent or empty: as it is called now. */
  readonly threadTitle?: string
  /** Since when it has been due. */
  readonly due: Instant
  /** From then on it comes along where a letter leaves for something else: else that would take its place. Absent: from `due` on. */
  readonly comesAlongFrom?: Instant
  readonly about: About
}

export type About =
  | { readonly kind: 'escalation'; readonly rung: Rung; readonly escalation: Escalation }
  | { readonly kind: 'blocked'; readonly rung: Rung; readonly blocked: Blocked }
  | { readonly kind: 'all_clear'; readonly allClear: AllClear }
  | { readonly kind: 'nudge'; readonly nudge: Nudge }
  | { readonly kind: 'decision'; readonly reminder: DecisionReminder }

/** That a subject was laid into the outbox for a person, whatever became of the message. */
export interface Told {
  /** Of the subject. */
  readonly key: string
  /** In lower case. */
  readonly to: string
  /** When the letter was laid down. */
  readonly at: Instant
  /** Of the letter that held it, with angle brackets. */
  readonly messageId: string
}
