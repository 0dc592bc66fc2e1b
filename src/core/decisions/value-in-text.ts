import type { Day } from '#src/core/model.ts'
import { isDay } from '#src/core/time/day.ts'
import { monthOfWord } from '#src/core/time/month-of-word.ts'

/** What was is no part of what is to be. */
const INSTEAD = /\b(?:instead of|rather than|not|because|since|due to|gives up)\b.*$/isu
const FROM = /\bfrom\s+\S+(?=\s+to\b)/giu
const CHANCE = /\bchances?\b[^.,;\d]*[\d.]+\s*%|[\d.]+\s*%\s+chance\b/giu

/** So much of what stands in front of a number tells whether it is the target. */
const BEFORE = 30

/** Digits in groups of three, or as many as there are; then a fraction and a power of ten. */
const NUMBER =
  /(?<![\p{L}\p{N}_.,-])[-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:e[+-]?\d+)?(?![\p{L}\p{N}_]|[.,–-]\d)/giu
/** In front of a number that is the target: a word that leads to it, or nothing. */
const LEADS = /(?:^|\b(?:target|goal|scope|to|but|or|at|of|is|be|only|just|now)|[:=])[\s"'(,;:=]*$/iu
/** In front of a number of something else. */
const ASIDE = /\b(?:with|and|in|by|for|after|within|week|phase|team|step)[\s"'(,;:=]*$/iu
/** A title may hold any number. */
const QUOTED = /"[^"]*"/gu
const DIGITS = /\d[\d.,:/-]*/gu
const BUT = /^\W*but\b/iu
const WORD = /\p{L}/u
const CURRENCY = /[€$£¥]\s*/gu

const ISO = /(?<![\p{L}\p{N}-])\d{4}-\d{2}-\d{2}(?![\p{L}\p{N}-])/gu
const DAY_FIRST =
  /(?<![\p{L}\p{N}])(\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?(\p{L}{3,})\.?,?\s+(\d{4})(?![\p{L}\p{N}])/giu
const MONTH_FIRST =
  /(?<![\p{L}\p{N}])(\p{L}{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?![\p{L}\p{N}])/giu

/** The text up to where it says why, or what is not done. */
export function withoutReasons(text: string): string {
  return text.replace(INSTEAD, '').replace(FROM, '')
}

/**
 * The number that a person typed for the target, as it is shown; null: none, or several. Chances, and what stands behind
 * "instead of" or "because", are not it.
 */
export function numberInText(text: string): number | null {
  const bare = undated(text)
  const found = [...bare.matchAll(NUMBER)]
    .filter(({ index }) => LEADS.test(inFront(bare, index)))
    .map(([typed]) => Number(typed.replaceAll(',', '').replace('−', '-')))
    .filter(Number.isFinite)
  return only(found)
}

/** A value may be meant that cannot be read: a number or a day in other words, several of them, or "but" without one. */
export function isUnclear(text: string): boolean {
  if (numberInText(text) !== null || dayInText(text) !== null) return false
  const bare = undated(text)
  const isMeant = [...bare.matchAll(DIGITS)].some(({ index }) => !ASIDE.test(inFront(bare, index)))
  return isMeant || bare !== withoutAsides(text) || BUT.test(bare)
}

/** Without titles, chances and days. */
function undated(text: string): string {
  return withoutAsides(text).replace(ISO, '').replace(DAY_FIRST, '').replace(MONTH_FIRST, '')
}

function withoutAsides(text: string): string {
  return withoutReasons(text).replace(QUOTED, unlessTitle).replace(CHANCE, '').replace(CURRENCY, '')
}

function inFront(text: string, index: number): string {
  return text.slice(Math.max(0, index - BEFORE), index)
}

/** The day that a person typed, such as 2027-01-31, 31 Jan 2027 or January 31, 2027; null: none, or several. */
export function dayInText(text: string): Day | null {
  const bare = withoutReasons(text)
  return only([
    ...[...bare.matchAll(ISO)].map(([day]) => day).filter(isDay),
    ...[...bare.matchAll(DAY_FIRST)].flatMap(([, day = '', month = '', year = '']) =>
      dayOf(year, month, day),
    ),
    ...[...bare.matchAll(MONTH_FIRST)].flatMap(([, month = '', day = '', year = '']) =>
      dayOf(year, month, day),
    ),
  ])
}

function unlessTitle(quoted: string): string {
  return WORD.test(quoted) ? ' ' : quoted
}

function dayOf(year: string, word: string, day: string): Day[] {
  const month = monthOfWord(word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, ''))
  const found = `${year}-${String(month ?? 0).padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(found) ? [found] : []
}

function only<Value>(found: readonly Value[]): Value | null {
  const [first] = found
  return first !== undefined && found.every((each) => each === first) ? first : null
}
