import type { TypedNumber } from './read-number.ts'

/** A number as it was read, for whoever checks that: `1,200,000 €`, `at most 200 ms`, `3 of 5`. */
export function numberWords({ value, outOf, unit, bound, isChange }: TypedNumber): string {
  const way = bound === null ? '' : bound === 'at_most' ? 'at most ' : 'at least '
  const all = outOf === null ? '' : ` of ${figure(outOf)}`
  const sign = isChange && value > 0 && unit === '%' ? '+' : ''
  return `${way}${sign}${figure(value)}${all}${unit === '' ? '' : ` ${unit}`}`
}

/** Whether the text says the same letter for letter, so that nobody has to be told how it was read. */
export function saysItself(text: string, number: TypedNumber): boolean {
  return text.replace(/\s/g, '') === `${number.value}${number.unit}`.replace(/\s/g, '')
}

function figure(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 6 })
}
