/** The character that parts a whole number from its decimals. */
export type DecimalMark = '.' | ','

/** What digits with their marks say. */
export type Numeral =
  | { readonly kind: 'number'; readonly value: number }
  /** `1.234`: one mark before three digits, which may part thousands or decimals. */
  | {
      readonly kind: 'either'
      readonly mark: DecimalMark
      readonly thousands: number
      readonly decimals: number
      /** true: the digits after the mark end in 00, as round thousands do and decimals hardly. */
      readonly isRound: boolean
    }

/** Digits with points, commas, spaces or apostrophes in between. */
export const NUMERAL = String.raw`(?:\d(?:[\d.,]|[ '’](?=\d{3}))*|[.,]\d+)`

const spaced = /^\d{1,3}(?:[ '’]\d{3})+(?:[.,]\d+)?$/
const grouped = { '.': /^\d{1,3}(?:\.\d{3})+$/, ',': /^\d{1,3}(?:,\d{2,3})*,\d{3}$/ } as const

/**
 * Reads a number as it is written in any of the usual ways: `1200`, `1,200.5`, `1.200,5`, `1 200`, `1'200`, `12,34,567`, `0,7`.
 * @returns null for what is no number, such as `1.2.3`, `01.10.2026`, `1.11.`, `0049` or more digits than a number keeps
 */
export function readNumeral(text: string): Numeral | null {
  if (/^0\d|^\d{1,2}\.\d{1,2}\.$/.test(text)) return null
  const digits = text.replace(/[.,]$/, '')
  if (/[ '’]/.test(digits)) return spaced.test(digits) ? number(digits.replace(/[ '’]/g, '')) : null
  const marks = digits.replace(/\d/g, '')
  if (marks === '') return number(digits)
  const last: DecimalMark = marks.endsWith(',') ? ',' : '.'
  const other: DecimalMark = last === ',' ? '.' : ','
  if (marks.includes(other)) {
    const at = digits.lastIndexOf(last)
    const whole = digits.slice(0, at)
    return grouped[other].test(whole)
      ? number(`${whole.replaceAll(other, '')}.${digits.slice(at + 1)}`)
      : null
  }
  if (marks.length > 1) return grouped[last].test(digits) ? number(digits.replaceAll(last, '')) : null
  const [whole = '', rest = ''] = digits.split(last)
  const decimals = Number(`${whole}.${rest}`)
  if (rest.length !== 3 || !/^[1-9]\d{0,2}$/.test(whole)) return { kind: 'number', value: decimals }
  return {
    kind: 'either',
    mark: last,
    thousands: Number(whole + rest),
    decimals,
    isRound: rest.endsWith('00'),
  }
}

function number(digits: string): Numeral | null {
  const value = Number(digits.replace(',', '.'))
  return value <= Number.MAX_SAFE_INTEGER ? { kind: 'number', value } : null
}

/** Which mark a number shows to part decimals, without doubt; null: it does not show it. */
export function markShown(text: string): DecimalMark | null {
  const digits = text.replace(/[.,]$/, '')
  const read = readNumeral(digits)
  if (read?.kind !== 'number') return null
  const marks = digits.replace(/[^.,]/g, '')
  const last = marks.at(-1)
  if (last !== '.' && last !== ',') return null
  const isRepeated = marks.length > 1 && !marks.includes(last === ',' ? '.' : ',')
  if (isRepeated) return last === ',' ? '.' : ','
  return last
}
