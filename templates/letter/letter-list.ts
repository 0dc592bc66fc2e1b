import { isOption } from '#templates/words/brief-lines.ts'
import type { Item } from './item.ts'
import type { LetterSection } from './letter-sections.ts'

/** What a row itself has to ask: nothing where its section asks it of all. */
export function ownAsked({ asked }: Item, section: Pick<LetterSection, 'asked'>): string {
  return section.asked === '' ? asked : ''
}

/** Of rows that there is no room for. */
export function leftWords(left: number): string {
  return `And ${left} more that a letter has no room for; Notion shows them all.`
}

/** What stands under a decision in a list: for whoever is to decide every option, for others what is recommended. */
export function choiceOf({ decision, because }: Item): readonly string[] {
  if (!decision) return []
  if (because !== 'decides') return decision.recommended === '' ? [] : [decision.recommended]
  return decision.lines.filter((line) => isOption(line) || line === decision.recommended)
}
