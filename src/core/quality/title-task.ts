/** A task that a title begins with. */
export interface TitleTask {
  /** What the verb does: makes something, holds an event, or moves something from one place to another. */
  readonly kind: 'make' | 'hold' | 'move'
  /** What it is done to; empty: the title does not say. */
  readonly object: string
}

const VERBS = {
  make: 'launch|build|ship|implement|create|deliver|roll out|release|develop|deploy|introduce|set[ -]?up|establish|install|configure|integrate|publish|write|draft|document|define|design|prepare|plan|complete|finish|start|kick off|redesign|rewrite|refactor|upgrade|replace',
  hold: 'run|hold|host|organi[sz]e|conduct',
  move: 'migrate|move|switch',
}

/** "Design system", "Run rate" and "Release frequency" begin with a noun. */
const NOUN = 'time|rate|frequency|coverage|quality|success|cost|system|readiness|team'

/** A number of its own, a bullet or an emoji may stand before the words of a title. */
const task = new RegExp(
  `^(?:KR\\s*\\d)?[^\\p{L}]*(?:(?<make>${VERBS.make})|(?<hold>${VERBS.hold})|(?<move>${VERBS.move}))(?!\\p{L})(?!\\s+(?:${NOUN})s?\\b)(?<object>.*)`,
  'isu',
)
const deadline =
  /\s(?:by|until|before|in)\s+(?:the end\b|end of\b|mid\b|Q[1-4]\b|\d|next\b|this\b|[A-Z][a-z]+\s*\d).*$/su

/**
 * The task that a title begins with; null: none that is known. Titles are read in English: in another language nothing is found.
 * @param title one line
 */
export function titleTask(title: string): TitleTask | null {
  const found = task.exec(title)?.groups
  if (found === undefined) return null
  const object = (found['object'] ?? '').replace(deadline, '').replace(/^[\s:–-]+|[\s.:;!]+$/g, '')
  const kind = found['make'] !== undefined ? 'make' : found['hold'] !== undefined ? 'hold' : 'move'
  return { kind, object }
}
