/** Hours of each, the longest first, with how they are written. */
const lengths = [
  ['w', 168],
  ['d', 24],
  ['h', 1],
  ['min', 1 / 60],
  ['s', 1 / 3600],
  ['ms', 1 / 3_600_000],
] as const

const spellings: ReadonlyMap<string, (typeof lengths)[number][0]> = new Map([
  ...'w wk wks week weeks woche wochen'.split(' ').map((word) => [word, 'w'] as const),
  ...'d day days tag tage tagen jour jours día días'.split(' ').map((word) => [word, 'd'] as const),
  ...'h hr hrs hour hours std stunde stunden heure heures hora horas'
    .split(' ')
    .map((word) => [word, 'h'] as const),
  ...'m min mins minute minutes minuten minutos'.split(' ').map((word) => [word, 'min'] as const),
  ...'s sec secs second seconds sek sekunden secondes segundos'
    .split(' ')
    .map((word) => [word, 's'] as const),
  ...'ms millisecond milliseconds millisekunden'.split(' ').map((word) => [word, 'ms'] as const),
])

const piece = /(\d+(?:[.,]\d+)?)\s*(\p{L}+)\.?/gu

/** @returns how many hours a unit of time is; null: it is none. A lone `m` is none here: it may be a million. */
export function hoursOf(unit: string): number | null {
  const word = unit.trim().toLowerCase()
  const known = word === 'm' ? undefined : spellings.get(word)
  return lengths.find(([name]) => name === known)?.[1] ?? null
}

/**
 * Reads a length of time in several units, such as `1h 30m` or `2 days 4 hours`, in the longest of them.
 * @returns null for anything else; a length in one unit is a number like any other
 */
export function readDuration(text: string): { readonly value: number; readonly unit: string } | null {
  if (text.replace(piece, '').replace(/and|und|et|[\s,y]/g, '') !== '') return null
  // 1,234 may be two numbers, of which a number like any other tells.
  if (/[.,]\d{3}/.test(text)) return null
  const parts = [...text.matchAll(piece)].map(([, digits = '', word = '']) => ({
    amount: Number(digits.replace(',', '.')),
    unit: spellings.get(word.toLowerCase()),
  }))
  const places = parts.map(({ unit }) => lengths.findIndex(([name]) => name === unit))
  const isFalling = places.every((place, at) => place >= 0 && place > (places[at - 1] ?? -1))
  const longest = lengths[places[0] ?? -1]
  if (parts.length < 2 || !isFalling || !longest) return null
  const hours = parts.reduce((sum, { amount }, at) => sum + amount * (lengths[places[at] ?? 0]?.[1] ?? 0), 0)
  return { value: Number((hours / longest[1]).toPrecision(12)), unit: longest[0] }
}
