import { isForeign } from './is-foreign.ts'
import { tellsOutcome } from './tells-outcome.ts'

/** A task that a title begins with. */
export interface TitleTask {
  /**
   * What the verb does: makes something to be used, writes or plans something that is to help, puts in order what is there, holds
   * an event, or moves something from one place to another.
   */
  readonly kind: keyof typeof VERBS
  /** As typed, for example `Launch`. */
  readonly verb: string
  /** What it is done to; empty: the title does not say. */
  readonly object: string
  /** An article or the like begins the object, so that verb and object are no compound noun. */
  readonly isSure: boolean
}

const VERBS = {
  make: 'launch|build|ship|implement|create|deliver|roll out|release|develop|deploy|introduce|set up|install|integrate|redesign|kick off',
  write: 'publish|write|draft|document|define|design|prepare|plan|establish|complete|finish|start',
  mend: 'configure|rewrite|refactor|upgrade|replace',
  hold: 'run|hold|host|organi[sz]e|conduct',
  move: 'migrate|move|switch',
}
const KINDS = Object.keys(VERBS) as TitleTask['kind'][]

/** Never a noun before another: Launch customers and a Release plan are things, Create is always a verb. */
const PLAIN =
  /^(?:implement|create|deliver|roll out|develop|introduce|set up|integrate|publish|define|prepare|establish|configure|refactor|replace|organi[sz]e|conduct|migrate)$/i

/** "Design system", "Run rate" and "Release frequency" begin with a noun. */
const NOUN = 'time|rate|frequency|coverage|quality|success|cost|system|readiness|team|cadence|base'

/** A number of its own, a bullet or an emoji may stand before the words of a title; "Move-in" and "Set-up" are nouns. */
const task = new RegExp(
  `^(?:KR\\s*\\d)?[^\\p{L}]*(?:${KINDS.map((kind) => `(?<${kind}>${VERBS[kind]})`).join('|')})(?![\\p{L}-])(?!\\s+(?:${NOUN})s?\\b)(?<object>.*)`,
  'isu',
)
const deadline =
  /\s(?:by|until|before|in)\s+(?:the end\b|end of\b|mid\b|Q[1-4]\b|\d|next\b|this\b|[A-Z][a-z]+\s*\d).*$/su
const determined = /^(?:the|an?|our|your|their|its|new|all|every|each|this|another|first)(?!\p{L})/iu
/** Delivered on time, moved fast: how, and not what. */
const manner = /^(?:on|at|by|of|with|without|from|for|in|to|and|or|vs|fast|well|together)(?!\p{L})/iu

/**
 * The task that a title begins with; null: none that is known, or it may as well tell an outcome. Titles are read in English: in
 * another language nothing is found.
 * @param title one line
 */
export function titleTask(title: string): TitleTask | null {
  const found = task.exec(title)?.groups
  const kind = KINDS.find((each) => found?.[each] !== undefined)
  const verb = kind === undefined ? undefined : found?.[kind]
  if (kind === undefined || verb === undefined || isForeign(title)) return null
  const object = (found?.['object'] ?? '').replace(deadline, '').replace(/^[\s:–]+|[\s.:;!]+$/g, '')
  if (manner.test(object)) return null
  const isSure = determined.test(object)
  return isSure || !tellsOutcome(object, PLAIN.test(verb)) ? { kind, verb, object, isSure } : null
}
