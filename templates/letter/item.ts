import type { Mark, Tone } from '#templates/words/mark.ts'
import type { ItemDecision } from './item-decision.ts'

/** One subject of a letter in words: HTML and text are both printed from it and so cannot differ. */
export interface Item {
  /** Stands in brackets before the title in the subject of a letter about it alone; the same over a whole thread. */
  readonly tag: string
  readonly mark: Mark
  readonly title: string
  /** As it came: whoever makes a link of it checks it. */
  readonly url: string
  /** What happened, since when, and who owes the answer. */
  readonly said: string
  /** The one fact that an inbox shows beside the subject. */
  readonly fact: string
  /** One line of why, where it stands in a list. Empty: what is said is all. */
  readonly why: string
  readonly bar: { readonly score: number; readonly expected: number; readonly tone: Tone } | null
  /** Name and value. */
  readonly facts: readonly (readonly [string, string])[]
  /** What a person says beside the rules, why, and people's own words. */
  readonly remarks: readonly string[]
  /** The open decision about it; absent or null: none is asked. */
  readonly decision?: ItemDecision | null
  /** What is asked of whoever gets it, where the answer goes included. */
  readonly asked: string
  readonly button: string
  /** Where the button leads, if not to its own row; as it came. */
  readonly opens?: string
  readonly because: Because
}

/** Why somebody gets it. */
export type Because =
  | 'owner'
  | 'stand_in'
  | 'lead'
  | 'above'
  | 'waited_for'
  | 'side'
  | 'heard'
  | 'decides'
  | 'undecided'
