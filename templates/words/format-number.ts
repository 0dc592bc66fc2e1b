/** What stands where a number is not known: never 0. */
const NO_NUMBER = '–'

/** A score or what is expected of it: `0.21`. */
export function formatScore(score: number | null): string {
  return score === null ? NO_NUMBER : twoDigits(score)
}

/** A share 0..1 as percent. Only what is exactly none or all reads 0 % or 100 %. */
export function formatShare(share: number | null): string {
  if (share === null) return NO_NUMBER
  if (share > 0 && share < 0.005) return '<1\u00a0%'
  if (share < 1 && share >= 0.995) return '>99\u00a0%'
  return `${Math.round(share * 100)}\u00a0%`
}

/** A difference with its sign: `+0.03`, `−0.04`, `0.00`. */
export function formatChange(by: number): string {
  const size = twoDigits(Math.abs(by))
  if (size === '0.00') return size
  return by < 0 ? `−${size}` : `+${size}`
}

function twoDigits(number: number): string {
  return number.toFixed(2).replace('-', '−')
}
