import type { LimitReading } from '#src/ports/work-source.ts'

/** What an answer of Linear tells of its two limits: requests and complexity points per hour; its resets are in milliseconds. */
export function limitsOf(headers: Headers | undefined): LimitReading[] {
  return ['requests', 'complexity'].flatMap((name) => {
    const told = (what: string) => Number(headers?.get(`x-ratelimit-${name}-${what}`) ?? Number.NaN)
    const [limit, remaining, reset] = [told('limit'), told('remaining'), told('reset')]
    if (!(limit >= 0 && remaining >= 0 && reset > 0)) return []
    return [{ name, limit, remaining, resetAt: new Date(reset).toISOString() }]
  })
}
