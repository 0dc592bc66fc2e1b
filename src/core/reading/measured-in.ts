import { hoursOf } from './read-duration.ts'

/** Spellings of what is the same; what is measured in two of them is not compared. */
const measures = [
  '€ eur euro euros',
  '$ usd us$ dollars',
  '£ gbp',
  '¥ jpy',
  'chf',
  '₹ inr rs',
  'sek',
  'nok',
  'dkk',
  'pln zł',
  'r$ brl',
  'month months mo monat monate monaten mois mes meses',
  'quarter quarters quartal quartale',
  'year years yr yrs jahr jahre jahren an ans année années año años',
  'x ×',
  '% percent prozent',
  '‰',
  'bps',
  'kb',
  'mb',
  'gb',
  'tb',
  'g',
  'kg',
  'km',
  'mm',
  'cm',
].map((names) => names.split(' '))

const per = /(?:\/|(?:^|\s)(?:per|pro|par|por|je)\s)\s*(?<what>\p{L}+)/u

/** What a number with this unit measures: two that differ are not compared. null: words of which nothing is known. */
export function measuredIn(unit: string): string | null {
  const lower = unit.trim().toLowerCase()
  const [first = ''] = lower.split(/[\s/]/)
  const what = lengthOf(lower) === null ? measures.find((names) => names.includes(first))?.[0] : 'time'
  const of = per.exec(lower)?.groups?.['what']
  if (of === undefined) return what ?? null
  return `${what ?? ''} per ${hoursOf(of) ?? of}`
}

/** @returns how many hours the unit of time is with which a unit begins; null: with none */
export function lengthOf(unit: string): number | null {
  return hoursOf(unit.trim().split(/[\s/]/)[0] ?? '')
}
