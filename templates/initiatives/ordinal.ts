const WORDS = [
  '',
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
]

/** `third`, `12th`. */
export function ordinal(count: number): string {
  return WORDS[count] ?? `${count}${suffix(count)}`
}

function suffix(count: number): string {
  const tens = count % 100
  if (tens > 10 && tens < 14) return 'th'
  return { 1: 'st', 2: 'nd', 3: 'rd' }[count % 10] ?? 'th'
}
