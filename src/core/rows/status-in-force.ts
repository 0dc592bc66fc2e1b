import type { Overrule } from '#src/core/evaluation.ts'
import type { Status } from '#src/core/model.ts'

/** The status that page and mail go by: a person's word while it stands, else what the rules say. */
export function statusInForce({
  status,
  overrule,
}: {
  readonly status: Status
  readonly overrule: Overrule | null
}): Status {
  return overrule?.status ?? status
}
