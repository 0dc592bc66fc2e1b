import type { EngineeringLine } from '#src/core/mail/engineering-report.ts'
import { type FigureTrend, NOT_KNOWN } from '#src/core/mail/figure-line.ts'

const TREND_WORDS: Readonly<Record<FigureTrend, string>> = {
  better: 'Better',
  worse: 'Worse',
  same: 'About the same',
  unknown: '',
}

/** What stands under a figure, as sentences; the first is how it moved, or empty. */
export function underFigure(line: EngineeringLine): readonly [trend: string, ...rest: string[]] {
  const { now, trend, target, isOnTarget, basis, weeks, band, why } = line
  const met = isOnTarget === null ? '' : isOnTarget ? ': met' : ': missed'
  return [
    TREND_WORDS[trend] === '' ? '' : `${TREND_WORDS[trend]}.`,
    ...(target === '' ? [] : [`Target ${target}${met}.`]),
    ...(basis === '' ? [] : [`${basis.charAt(0).toUpperCase()}${basis.slice(1)}.`]),
    ...(weeks === '' ? [] : [`By week: ${weeks}.`]),
    ...(band === '' ? [] : [`${band}.`]),
    ...(why === ''
      ? []
      : [now === NOT_KNOWN ? 'Why, and what would measure it, is told under Not measured.' : why]),
  ]
}

/** A figure within a sentence: `lead time 31 h`. */
export function inSentence({ label, now }: EngineeringLine): string {
  return `${nameInSentence(label)} ${now}`
}

/** How a figure moved, within a sentence: `lead time 24 → 31 h`. */
export function moveInSentence({ label, before, now }: EngineeringLine): string {
  const [number = '', ...unit] = before.split(' ')
  const isSameUnit = now.endsWith(` ${unit.join(' ')}`)
  // The unit of some says what the label says.
  const name = nameInSentence(label).replace(' per 100 points', '')
  return `${name} ${isSameUnit ? number : before} → ${now}`
}

/** A label within a sentence; `PR` and `CI` stay as they are. */
export function nameInSentence(label: string): string {
  return /^[A-Z]{2}/.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1)
}
