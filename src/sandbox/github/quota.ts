import type { GithubResource, GithubState } from './state.ts'

const windows: Readonly<Record<GithubResource, number>> = { core: 3_600, search: 60, graphql: 3_600 }

/** As `/rate_limit` shows it; `reset` in epoch seconds. */
interface Reading {
  readonly limit: number
  readonly used: number
  readonly remaining: number
  readonly reset: number
}

export interface Quota {
  reading(resource: GithubResource): Reading
  /** @param points default 1 */
  charge(resource: GithubResource, points?: number): void
  headers(resource: GithubResource): Record<string, string>
}

/** Primary limits: a window begins with its first request and gives everything back when it ends. */
export function createQuota(state: GithubState): Quota {
  const open: Partial<Record<GithubResource, { used: number; reset: number }>> = {}

  function window(resource: GithubResource) {
    const now = Math.floor(state.now().getTime() / 1_000)
    const current = open[resource]
    if (current && now < current.reset) return current
    const fresh = { used: 0, reset: now + windows[resource] }
    open[resource] = fresh
    return fresh
  }

  function reading(resource: GithubResource): Reading {
    const { used, reset } = window(resource)
    const limit = state.limits[resource]
    return { limit, used, remaining: Math.max(0, limit - used), reset }
  }

  return {
    reading,
    charge(resource, points = 1) {
      window(resource).used += points
    },
    headers(resource) {
      const { limit, used, remaining, reset } = reading(resource)
      return {
        'x-ratelimit-limit': String(limit),
        'x-ratelimit-used': String(used),
        'x-ratelimit-remaining': String(remaining),
        'x-ratelimit-reset': String(reset),
        'x-ratelimit-resource': resource,
      }
    },
  }
}
