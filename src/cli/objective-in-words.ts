import type { ObjectiveProspect } from '#src/core/whatif/what-if.ts'
import { STATUS_LABEL } from '#src/core/words/labels.ts'
import { percent } from '#src/core/words/percent.ts'

/** An objective's status, chance and expected end. */
export function objectiveInWords({ status, chance, forecast }: ObjectiveProspect): string {
  return [
    STATUS_LABEL[status],
    ...(chance === null ? [] : [`chance ${percent(chance)}`]),
    ...(forecast === null ? [] : [`ends at ${percent(forecast)}`]),
  ].join(', ')
}
