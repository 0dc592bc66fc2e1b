import type { Sample, Samples } from '#src/core/delivery/sample.ts'
import type { UnknownReason } from '#src/core/work/unknown-reason.ts'
import type { KnownWork } from '#src/core/work/work.ts'
import { known } from './some-work.ts'

/** Work without an end, such as a repository: it has figures and nothing else. */
export function measuredBy(url: string, title: string, samples: Samples): KnownWork {
  return known(url, { title, share: null, scope: 0, scopeUnit: 'items', samples })
}

export function hours(values: readonly number[], left = 0): Sample {
  return { kind: 'durations', values, left }
}

export function nothing(reason: UnknownReason, detail: string): Sample {
  return { kind: 'none', reason, detail }
}
