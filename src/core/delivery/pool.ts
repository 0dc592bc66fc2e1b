import type { WorkLink } from '#src/core/work/work.ts'
import type { Delivery } from './delivery-at.ts'
import type { Stream } from './events.ts'
import { type Figure, figure } from './figure.ts'
import type { DeliveryMeasure } from './measures.ts'
import type { Sample } from './sample.ts'
import { repositoryName } from './streams-of.ts'

/** What all that is followed gives towards each measure. */
export type Pool = ReadonlyMap<string, readonly Sample[]>

const OF_TEAMS: ReadonlySet<DeliveryMeasure> = new Set([
  'velocity',
  'predictability (%)',
  'bugs per 100 points',
])

/** Stands for each repository and each team as a whole. */
export function linksTo(followed: {
  readonly repositories: readonly Stream[]
  readonly teams: readonly string[]
}): WorkLink[] {
  return [
    ...followed.repositories.map((stream): WorkLink => {
      const [owner = '', repo = ''] = repositoryName(stream).split('/')
      return { kind: 'github_repository', url: '', owner, repo }
    }),
    ...followed.teams.map((team): WorkLink => ({ kind: 'linear_team', url: '', workspace: '', team })),
  ]
}

export function samplesOf(delivery: Delivery, links: readonly WorkLink[]): Pool {
  const pool = new Map<string, Sample[]>()
  for (const [measure, sample] of links.flatMap((link) => Object.entries(delivery.samplesOf(link) ?? {}))) {
    const known = pool.get(measure)
    if (known === undefined) pool.set(measure, [sample])
    else known.push(sample)
  }
  return pool
}

/**
 * One figure of them all, as `figure` makes it. What is gone for good is left out, where there is anything else: a repository
 * that was deleted takes the figure from no other.
 */
export function pooled(measure: DeliveryMeasure, pool: Pool): Figure {
  const samples = pool.get(measure) ?? []
  const what = OF_TEAMS.has(measure) ? 'team of Linear' : 'repository'
  if (samples.length === 0) return empty(`No ${what} is linked in a Source.`)
  const there = samples.filter((sample) => sample.kind !== 'none' || sample.reason !== 'not_found')
  const found = figure(measure, there.length === 0 ? samples : there)
  const others = there.length - 1
  if (found.kind === 'value' || found.reason !== 'empty' || others < 1) return found
  if (there.some(({ kind }) => kind !== 'none')) return found
  const rest = others === 1 ? `the other ${what}` : `${others} others`
  return empty(`${found.detail} Nor is there anything to reckon with in ${rest}.`)
}

function empty(detail: string): Figure {
  return { kind: 'none', reason: 'empty', detail }
}
