import { isSettled } from './is-settled.ts'

/** Something countable that a title holds a number of. */
export interface TitleCount {
  /** As it stands in the title, for example `200 customers`. */
  readonly words: string
  /** The number at the start, of "from 40 to 60"; null: the title names no such number. */
  readonly from: number | null
  readonly to: number
  readonly isPercent: boolean
}

const NUMBER = '(?:\\d{1,3}(?: \\d{3})+|\\d+(?:[.,]\\d+)*)'

/** SOC 2, phase 3 and the top 10 are names. */
const NAMING =
  'version|phase|part|stage|step|tier|level|wave|sprint|release|soc|iso|dss|number|article|section|series|node|windows|python|gpt|gen|top|building|room|class|grade|horizon'

const PERCENT = '\\s?(?:%|percent\\b)'
const UNIT = '\\s?(?:‰|€|\\$|pp\\b|x\\b|k\\b|m\\b|mn\\b|bn\\b|ms\\b|sec\\b|min\\b|h\\b)'
/** In the plural, with up to two words before it. Days and weeks are mostly a deadline. */
const THINGS =
  '(?:\\s+\\p{Ll}+){0,2}?\\s+(?:people|(?!days|weeks|months|quarters|years)\\p{L}+(?<![sui])s)(?!\\p{L})'
/** 2027 is a year. */
const YEAR = '20[1-4]\\d(?![\\d.,])'

const count = new RegExp(
  `(?<![\\p{L}\\p{N}_.,#])(?<!\\b(?:${NAMING})[\\s-])(?:[$€£]\\s?(?<money>${NUMBER})(?:k|m|mn|bn)?\\b|(?<share>${NUMBER})${PERCENT}|(?<amount>${NUMBER})${UNIT}|(?!${YEAR})(?<things>${NUMBER})${THINGS})`,
  'iu',
)
const span = new RegExp(`\\bfrom\\s+[$€£]?(?<from>${NUMBER})\\D{0,20}?\\s+to\\s+[$€£]?(?<to>${NUMBER})`, 'iu')

/** What may stand before the words of a title. */
const opening = /^(?:KR\s*\d+)?[^\p{L}\p{N}]*$/iu

/**
 * The number of something countable in a title; null: none, or one that is a name or a year, or one that only describes what is
 * settled once: "20 contracts signed" counts, "Contract for 20 shops signed" does not. The things are read in English, the
 * units in any language.
 * @param title one line
 */
export function titleCount(title: string): TitleCount | null {
  const found = count.exec(title)
  if (found === null) return null
  if (isSettled(title) && !opening.test(title.slice(0, found.index))) return null
  const { money, share, amount, things } = found.groups ?? {}
  const { from, to } = span.exec(title)?.groups ?? {}
  return {
    words: found[0].trim(),
    from: from === undefined ? null : numberOf(from),
    to: numberOf(to ?? money ?? share ?? amount ?? things ?? ''),
    isPercent: share !== undefined,
  }
}

/** Groups of three digits are thousands, a comma before anything else is a decimal one. */
function numberOf(typed: string): number {
  return Number(typed.replaceAll(/[ ,](?=\d{3}(?!\d))/g, '').replaceAll(',', '.')) || 0
}
