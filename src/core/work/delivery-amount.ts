import { doraBand } from '#src/core/delivery/dora-bands.ts'
import { figure } from '#src/core/delivery/figure.ts'
import type { DeliveryMeasure } from '#src/core/delivery/measures.ts'
import type { Sample } from '#src/core/delivery/sample.ts'
import type { DeliveryPolicy } from '#src/core/policy.ts'
import type { AmountOfWork } from './amount-of-work.ts'
import { deliveryDimension } from './delivery-dimension.ts'
import { DELIVERY_MENDS } from './delivery-mends.ts'
import { figureBasis, figureInWords } from './delivery-words.ts'
import { MEASURE_LABEL } from './measure-label.ts'
import type { UnknownReason } from './unknown-reason.ts'
import { type LinkedWork, listWorks, withParts } from './work-evidence.ts'

/** What of the policy changes how a figure reads. */
export type FigurePolicy = Pick<DeliveryPolicy, 'businessHours' | 'doraYear'>

/**
 * A figure of delivery over all links: durations put together, parts and wholes added up.
 * @param all work that has the measure
 */
export function deliveryAmount(
  measure: DeliveryMeasure,
  all: readonly LinkedWork[],
  policy: FigurePolicy,
): AmountOfWork {
  const kinds = new Set(samplesOf(all, measure).flatMap((sample) => kindOf(sample) ?? []))
  if (kinds.size > 1) {
    const works = listWorks(all, (each) =>
      samplesOf([each], measure)
        .map((sample) => kindOf(sample) ?? 'nothing yet')
        .join(),
    )
    return { kind: 'mixed', detail: `what is not counted alike: ${works}` }
  }
  const found = figure(measure, samplesOf(all, measure))
  if (found.kind === 'none') {
    const { reason, detail } = found
    return { kind: 'none', reason, detail, mend: mendOf(measure, reason) }
  }
  const dimension = deliveryDimension(measure, kinds.has('points a week'), policy)
  const say = (some: readonly LinkedWork[]) => {
    const samples = samplesOf(some, measure)
    const one = figure(measure, samples)
    if (one.kind === 'none') return 'nothing to measure'
    return `${figureInWords(one, dimension)}, ${figureBasis(measure, samples, one, dimension)}`
  }
  const band = policy.doraYear === null ? null : doraBand(policy.doraYear, measure, found.value)
  return {
    kind: 'value',
    value: found.value,
    dimension,
    words: figureInWords(found, dimension),
    evidence: [withParts(all, say), ...(band === null ? [] : [band])].join('; '),
  }
}

function mendOf(measure: DeliveryMeasure, reason: UnknownReason): string | null {
  const other = `another Measure than "${MEASURE_LABEL[measure]}"`
  if (reason === 'unsupported_link') return `Choose ${other}.`
  const lacks = DELIVERY_MENDS[measure]
  return reason === 'empty' && lacks !== null ? `${lacks}, or choose ${other}.` : null
}

function samplesOf(all: readonly LinkedWork[], measure: DeliveryMeasure): Sample[] {
  return all.flatMap(({ work }) => work.samples?.[measure] ?? [])
}

/** What must be the same of all samples of a pool; null: a sample of nothing. */
function kindOf(sample: Sample): string | null {
  if (sample.kind === 'none') return null
  if (sample.kind === 'amounts') return `${sample.unit} a cycle`
  return sample.kind === 'rate' ? 'points a week' : sample.kind
}
