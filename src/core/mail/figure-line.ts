import type { DeliverySummary, FigureCourse } from '#src/core/delivery/delivery-summary.ts'
import type { Figure } from '#src/core/delivery/figure.ts'
import type { DeliveryMeasure } from '#src/core/delivery/measures.ts'
import type { Sample } from '#src/core/delivery/sample.ts'
import type { DeliveryPolicy } from '#src/core/policy.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { upperFirst } from '#src/core/words/first-letter.ts'
import { deliveryDimension } from '#src/core/work/delivery-dimension.ts'
import { figureBasis, figureInWords } from '#src/core/work/delivery-words.ts'
import type { Dimension } from '#src/core/work/in-unit.ts'
import { MEASURE_LABEL } from '#src/core/work/measure-label.ts'

/** How a figure stands to that of the window before; `same`: it changed by less than a twentieth. */
export type FigureTrend = 'better' | 'worse' | 'same' | 'unknown'

/** One figure in words, against the window before and against its target. */
export interface FigureLine {
  readonly measure: DeliveryMeasure
  /** For example `Lead time`. */
  readonly label: string
  /** With its unit, for example `31 h`; else what there is instead: `no deployment`, `none restored`, `not known`. */
  readonly now: string
  /** The same of the window before. */
  readonly before: string
  /** For example `24 h`; empty: none is set. */
  readonly target: string
  readonly trend: FigureTrend
  /** null: there is no target, or no figure. */
  readonly isOnTarget: boolean | null
  /** What the figure of now rests on, for example `median of 42 pull requests`; empty: there is no figure. */
  readonly basis: string
  /** Why there is no figure now, as a sentence; empty: there is one. */
  readonly why: string
}

/** A smaller change is none. */
const LEAST_CHANGE = 0.05
const LONGEST_WHY = 300

export const NOT_KNOWN = 'not known'

/** What is said where nothing came to an end, which is a fact too. */
const NOTHING: Readonly<Partial<Record<DeliveryMeasure, string>>> = {
  'time to first review': 'no review',
  'pr cycle time': 'no merge',
  'prs within review sla (%)': 'none due',
  'prs linked to issues (%)': 'no merge',
}

type When = 'now' | 'before'

export function figureLine(
  course: FigureCourse,
  summary: Pick<DeliverySummary, 'figures' | 'days' | 'repositories'>,
  policy: Pick<DeliveryPolicy, 'businessHours'>,
): FigureLine {
  const { measure, now, before, target, isMoreBetter } = course
  const dimension = deliveryDimension(measure, false, policy)
  const say = (when: When) => saidOf(course, when, summary, dimension)
  const unit = now.kind === 'value' ? now.unit : null
  // Their numbers bear the sign.
  const label = MEASURE_LABEL[measure].replace(' (%)', '')
  return {
    measure,
    label: upperFirst(label),
    now: say('now'),
    before: say('before'),
    target: target === null ? '' : figureInWords({ value: target, unit }, dimension),
    trend: trendOf(now, before, isMoreBetter),
    isOnTarget:
      target === null || now.kind === 'none'
        ? null
        : isMoreBetter
          ? now.value >= target
          : now.value <= target,
    basis:
      now.kind === 'value'
        ? figureBasis(measure, samplesOf(now, dimension, summary.days), now, dimension)
        : '',
    why: now.kind === 'none' ? cleanText(now.detail, LONGEST_WHY) : '',
  }
}

function trendOf(now: Figure, before: Figure, isMoreBetter: boolean): FigureTrend {
  if (now.kind === 'none' || before.kind === 'none' || now.unit !== before.unit) return 'unknown'
  const by = now.value - before.value
  if (by === 0 || Math.abs(by) < LEAST_CHANGE * Math.abs(before.value)) return 'same'
  return by > 0 === isMoreBetter ? 'better' : 'worse'
}

function saidOf(
  course: FigureCourse,
  when: When,
  { figures, repositories }: Pick<DeliverySummary, 'figures' | 'repositories'>,
  dimension: Dimension,
): string {
  const found = course[when]
  const at = (measure: DeliveryMeasure) => figures.find((each) => each.measure === measure)?.[when]
  if (found.kind === 'value') {
    const isStill = course.measure === 'deploy frequency' && found.value === 0
    return isStill ? 'no deployment' : figureInWords(found, dimension)
  }
  if (found.reason !== 'empty' || repositories.length === 0) return NOT_KNOWN
  const deployed = at('deploy frequency')
  const isDeployed = deployed?.kind === 'value'
  switch (course.measure) {
    case 'lead time':
      return isDeployed && deployed.value > 0 ? 'no pull request' : isDeployed ? 'no deployment' : NOT_KNOWN
    case 'change failure rate':
      return isDeployed && deployed.value === 0 ? 'no deployment' : NOT_KNOWN
    case 'time to restore':
      return at('change failure rate')?.kind === 'value'
        ? 'none restored'
        : isDeployed && deployed.value === 0
          ? 'no deployment'
          : NOT_KNOWN
    default:
      return NOTHING[course.measure] ?? NOT_KNOWN
  }
}

/** The samples that give the figure, as far as words need them. */
function samplesOf(
  { value, n }: Extract<Figure, { kind: 'value' }>,
  dimension: Dimension,
  days: number,
): readonly Sample[] {
  if (dimension === 'per_week') return [{ kind: 'rate', count: n, days }]
  if (dimension !== 'percent' && dimension !== 'per_hundred') return []
  return [{ kind: 'ratio', part: Math.round(value * n) / 100, whole: n }]
}
