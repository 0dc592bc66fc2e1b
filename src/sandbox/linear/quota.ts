import type { LinearState } from './state.ts'

const hour = 3_600_000

type Kind = 'requests' | 'complexity'

/** What was asked for and not granted. */
interface Refusal {
  readonly what: Kind
  readonly limit: number
}

export interface Quota {
  /** Takes one request of so many points, or says which limit stands against it; then nothing is taken. */
  take(points: number): Refusal | null
  headers(): Record<string, string>
  status(): object
}

/** Two leaky buckets, requests and complexity points, each refilling at a constant rate over an hour. */
export function createQuota(state: LinearState): Quota {
  const used: Record<Kind, { amount: number; at: number; last: number }> = {
    requests: { amount: 0, at: 0, last: 0 },
    complexity: { amount: 0, at: 0, last: 0 },
  }

  function usedNow(kind: Kind): number {
    const { amount, at } = used[kind]
    // A clock that is put back uses nothing up.
    const passed = Math.max(0, state.now().getTime() - at)
    return Math.max(0, amount - (passed * state.limits[kind]) / hour)
  }

  function remaining(kind: Kind): number {
    return Math.max(0, Math.floor(state.limits[kind] - usedNow(kind)))
  }

  /** Epoch milliseconds at which the bucket is full again. */
  function reset(kind: Kind): number {
    return Math.ceil(state.now().getTime() + (usedNow(kind) * hour) / state.limits[kind])
  }

  return {
    take(points) {
      const asked = { requests: 1, complexity: points }
      for (const what of ['requests', 'complexity'] as const) {
        if (usedNow(what) + asked[what] > state.limits[what]) return { what, limit: state.limits[what] }
      }
      for (const what of ['requests', 'complexity'] as const) {
        used[what] = { amount: usedNow(what) + asked[what], at: state.now().getTime(), last: asked[what] }
      }
      return null
    },
    headers: () => ({
      'X-RateLimit-Requests-Limit': String(state.limits.requests),
      'X-RateLimit-Requests-Remaining': String(remaining('requests')),
      'X-RateLimit-Requests-Reset': String(reset('requests')),
      'X-RateLimit-Complexity-Limit': String(state.limits.complexity),
      'X-RateLimit-Complexity-Remaining': String(remaining('complexity')),
      'X-RateLimit-Complexity-Reset': String(reset('complexity')),
    }),
    status: () => ({
      identifier: null,
      kind: 'apiKey',
      limits: (['requests', 'complexity'] as const).map((kind) => ({
        type: kind,
        allowedAmount: state.limits[kind],
        remainingAmount: remaining(kind),
        requestedAmount: used[kind].last,
        period: hour,
        reset: reset(kind),
      })),
    }),
  }
}
