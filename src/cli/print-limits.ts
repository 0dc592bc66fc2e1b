import type { RunReport } from '#src/jobs/run-report.ts'

const SYSTEMS = { linear: 'Linear', github: 'GitHub' } as const

/** What each limit counts, by the name that its system gives it. */
const NOUNS = new Map([
  ['core', 'requests'],
  ['complexity', 'points'],
  ['graphql', 'GraphQL points'],
  ['search', 'searches'],
])

/** What a run left of the limits of Linear and GitHub, a line for each system that told; a limit that was refilled since says nothing. */
export function printLimits({ limits, run }: Pick<RunReport, 'limits' | 'run'>): string[] {
  return Object.entries(SYSTEMS).flatMap(([system, name]) => {
    const told = limits[system as keyof typeof SYSTEMS]
      .filter(({ resetAt }) => resetAt > run.finishedAt)
      .map(({ name: limit, ...left }) => {
        const of = `${left.remaining.toLocaleString('en')} of ${left.limit.toLocaleString('en')}`
        return `${of} ${NOUNS.get(limit) ?? limit} until ${left.resetAt.slice(11, 16)}`
      })
    return told.length === 0 ? [] : [`${name} has left: ${told.join(', ')} (UTC).`]
  })
}
