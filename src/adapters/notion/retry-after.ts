/** As long as anything is waited for; far beyond, a moment could no longer be named. */
const longest = 365 * 24 * 60 * 60 * 1000

/**
 * How long an answer asks to wait: whole seconds, or a date, which is reckoned from the answer's own.
 * @param said the header `Retry-After`, or what stands for it in the body
 * @param answeredAt when the answer was given, in milliseconds since 1970
 * @returns milliseconds, more than 0; null: it names no time to come
 */
export function retryAfter(said: unknown, answeredAt: number): number | null {
  if (typeof said !== 'string' || said.trim() === '') return null
  const seconds = Number(said)
  const ms = Number.isNaN(seconds) ? Date.parse(said) - answeredAt : seconds * 1000
  return ms > 0 ? Math.min(ms, longest) : null
}
