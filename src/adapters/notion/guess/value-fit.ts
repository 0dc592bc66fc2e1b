import { codeOf } from '#src/adapters/notion/code-of.ts'
import { codedWord } from '#src/adapters/notion/coded-word.ts'
import type { Field } from '#src/adapters/notion/field.ts'
import { statusOfWord } from '#src/core/rows/voices.ts'
import { lacksYear } from '#src/core/time/dated-cycle.ts'
import { readPeriods } from '#src/core/time/read-periods.ts'
import type { ColumnFacts } from './column-facts.ts'
import { type Around, relationFit } from './relation-fit.ts'

/** Whether what a column holds speaks for a field, against it, or neither. */
export type ValueFit = 'for' | 'against' | 'open'

export interface Judged {
  readonly fit: ValueFit
  /** The end of a sentence that begins with the column. */
  readonly because: string
}

const OPEN: Judged = { fit: 'open', because: '' }

/** Share of the values from which on they are taken for what most of them are. */
const MOST = 0.6
const FEW = 0.2

const PICTURE = /^\p{Extended_Pictographic}/u
const COLOURS: readonly (string | null)[] = ['on_track', 'at_risk', 'off_track']

/**
 * Judges a column by what its cells hold, whatever it is called.
 */
export function valueFit(code: string, field: Field, facts: ColumnFacts, around: Around): Judged {
  if (field.kind === 'relation') return relationFit(code, field, facts, around)
  if (facts.texts.length === 0 && facts.filled === 0) return OPEN
  if (code === 'word') return wordFit(facts)
  if (code === 'cycle') return cycleFit(facts)
  if (code === 'year') return shareFit(facts, isYear, 'its values are years', 'its values are no years')
  switch (field.kind) {
    case 'number':
      return numberFit(facts)
    case 'choice':
    case 'choices':
      return choiceFit(field, facts)
    case 'date':
      return dateFit(code, facts)
    case 'people':
      return peopleFit(facts)
    case 'text':
      return textFit(code, facts)
    default:
      return OPEN
  }
}

function isCycle(text: string): boolean {
  // A bare number of a year may count anything.
  return readPeriods(text, 1).length > 0
}

/** Quarters without a year may be of any. */
function cycleFit(facts: ColumnFacts): Judged {
  const judged = shareFit(facts, isCycle, 'its values are cycles', 'its values are no cycles')
  return judged.fit === 'against' && shareOf(facts.texts, lacksYear) >= MOST ? OPEN : judged
}

function isYear(text: string): boolean {
  return /^(?:\D{0,6}(?:\d{2}|\d{4}))(?:[/-]\d{2,4})?$/.test(text) && isCycle(text)
}

function shareFit(
  { texts }: ColumnFacts,
  is: (text: string) => boolean,
  forWords: string,
  againstWords: string,
): Judged {
  if (texts.length === 0) return OPEN
  const share = shareOf(texts, is)
  if (share >= MOST) return { fit: 'for', because: forWords }
  return share < FEW ? { fit: 'against', because: againstWords } : OPEN
}

function wordFit(facts: ColumnFacts): Judged {
  const { options } = facts.property
  const statusOf = (text: string) => statusOfWord(codedWord(options, text))
  const said = [...new Set([...facts.texts, ...options])].map(statusOf)
  const hasColour = said.some((status) => COLOURS.includes(status))
  const typed = facts.texts.map(statusOf)
  const isKnown = said.some((status) => status !== null)
  if (!hasColour && isKnown) return OPEN
  // People put pictures before words that say how it goes.
  if (!hasColour && facts.texts.every((text) => PICTURE.test(text))) return OPEN
  if (!hasColour) return { fit: 'against', because: 'its values name no status' }
  const share = typed.filter((status) => status !== null).length / typed.length
  if (share >= MOST) return { fit: 'for', because: 'its values are statuses' }
  return share < FEW ? { fit: 'against', because: 'few of its values name a status' } : OPEN
}

function numberFit({ numbers, filled, property }: ColumnFacts): Judged {
  if (property.type === 'number' || filled === 0) return OPEN
  const share = numbers.filter((each) => each !== null).length / filled
  if (share >= MOST) return { fit: 'for', because: 'its values are numbers' }
  return share < FEW ? { fit: 'against', because: 'its values are no numbers' } : OPEN
}

function choiceFit(field: Field, facts: ColumnFacts): Judged {
  const labels = field.options ?? {}
  if (Object.keys(labels).length > 0) {
    return shareFit(
      facts,
      (text) => codeOf(labels, text) !== undefined,
      `its options are those of ${field.name}`,
      `its options are not those of ${field.name}`,
    )
  }
  // Any word is a team, but not what is plainly another thing.
  const isOther = (text: string) => isCycle(text) || statusOfWord(text) !== null || readsAsNumber(text)
  const isMostlyOther = facts.texts.filter(isOther).length >= MOST * facts.texts.length
  return isMostlyOther ? { fit: 'against', because: 'its values are no names' } : OPEN
}

function shareOf(texts: readonly string[], is: (text: string) => boolean): number {
  return texts.length === 0 ? 0 : texts.filter(is).length / texts.length
}

function isWork(text: string): boolean {
  return /https?:\/\/(?:[\w.-]+\.)?(?:linear\.app|github\.com)\//.test(text)
}

function readsAsNumber(text: string): boolean {
  return /^[\d\s.,%]+$/.test(text)
}

function dateFit(code: string, { ranges, past, texts, property }: ColumnFacts): Judged {
  if (property.type !== 'date' || texts.length === 0) return OPEN
  if (code === 'lastCheckIn' && ranges === 0) {
    // Days that come again in nearly every row are when a cycle began, or the rows were made.
    const isOwn = new Set(texts).size >= 3 || texts.length < 6
    if (past === 1 && isOwn) return { fit: 'for', because: 'its days are over' }
    if (past < FEW) return { fit: 'against', because: 'its days are still to come' }
  }
  if (code === 'period' || code === 'timeline') {
    if (ranges >= MOST) return { fit: 'for', because: 'its dates have a first and a last day' }
    return ranges === 0 && code === 'period'
      ? { fit: 'against', because: 'its dates have no last day' }
      : OPEN
  }
  return ranges > 0.5 ? { fit: 'against', because: 'its dates are ranges' } : OPEN
}

/** Ada Lovelace, ada@example.com, Ada & Grace, Team Checkout (EMEA), and names in any script. */
function isName(text: string): boolean {
  const isShort = text.length <= 80 && text.split(/\s+/).length <= 8
  return isShort && /\p{L}{2}/u.test(text) && statusOfWord(text) === null && !isCycle(text)
}

function peopleFit(facts: ColumnFacts): Judged {
  if (facts.property.type === 'people') return { fit: 'for', because: 'it holds people' }
  return shareFit(facts, isName, 'its values are names', 'its values are no names')
}

function textFit(code: string, facts: ColumnFacts): Judged {
  const { texts, property, numbers } = facts
  const mean = texts.reduce((sum, text) => sum + text.length, 0) / Math.max(1, texts.length)
  const isNumeric = numbers.filter((each) => each !== null).length >= MOST * facts.filled
  switch (code) {
    case 'unit':
      return mean <= 16 && !texts.some((text) => text.length > 40)
        ? { fit: 'for', because: 'its values are short words' }
        : { fit: 'against', because: 'its values are too long for a unit' }
    case 'source':
      if (shareOf(texts, isWork) >= MOST) return { fit: 'for', because: 'it holds links to Linear or GitHub' }
      return property.type === 'url'
        ? OPEN
        : shareFit(
            facts,
            (text) => /https?:\/\/|[\w-]+\/[\w-]+|^[A-Z]{2,}-\d+/.test(text),
            'it holds links',
            'it holds no links',
          )
    case 'objective': {
      if (isNumeric) return { fit: 'against', because: 'its values are numbers' }
      const distinct = new Set(texts).size
      if (texts.length >= 3 && mean < 6 && distinct > 0.75 * texts.length)
        return { fit: 'against', because: 'its values are too short' }
      return texts.length >= 4 && distinct <= 0.75 * texts.length && mean >= 12
        ? { fit: 'for', because: 'its sentences come again in several rows' }
        : OPEN
    }
    default:
      return isNumeric ? { fit: 'against', because: 'its values are numbers' } : OPEN
  }
}
