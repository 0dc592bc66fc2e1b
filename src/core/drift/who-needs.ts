import type { Initiative, KeyResult } from '#src/core/model.ts'
import { readMilestones } from '#src/core/scoring/milestones.ts'

/** What the rules know beside a row's own cells when they judge whether it needs a column. */
export interface Known {
  /** Initiatives whose Progress does not come from their own Source. */
  readonly ofKeyResults: ReadonlySet<string>
  /** Initiatives that depend on others, or others on them. */
  readonly inChains: ReadonlySet<string>
  /** Key results of which an earlier run remembers that no Override was filled. */
  readonly neverOverruled: ReadonlySet<string>
  /** Key results of which an earlier run remembers the goal. */
  readonly remembered: ReadonlySet<string>
}

/** Which rows need a column; the others are judged the same with and without it. */
export interface Where {
  /** As the end of a sentence after "only where", for example `Type is Milestone`. */
  readonly which: string
  /** May go by any cell that a need without a condition covers: where that is lost, the row is judged by nothing anyway. */
  isNeeded(row: { readonly id: string }, known: Known): boolean
}

const ofKeyResult = (which: string, isNeeded: (row: KeyResult, known: Known) => boolean): Where => ({
  which,
  isNeeded: (row, known) => isNeeded(row as KeyResult, known),
})

const ofInitiative = (which: string, isNeeded: (row: Initiative, known: Known) => boolean): Where => ({
  which,
  isNeeded: (row, known) => isNeeded(row as Initiative, known),
})

const KEPT: ReadonlySet<KeyResult['direction']> = new Set(['at_least', 'at_most', 'between', 'invalid'])

const isListed = ({ type, milestones }: KeyResult) =>
  type === 'milestone' && readMilestones(milestones).milestones.length > 0

const isMeasured = ({ source, measure }: KeyResult) => source.trim() !== '' && measure !== null

/** Score and chance of these go by steps, so that the work says how far the next one is. */
const isStepped = ({ type }: KeyResult) => type === 'yes_no' || type === 'milestone'

export const WHERE = {
  isMilestone: ofKeyResult('Type is Milestone', ({ type }) => type === 'milestone'),
  hasValue: ofKeyResult('no Milestones are listed', (row) => !isListed(row)),
  hasNumbers: ofKeyResult(
    'the goal is a number',
    (row) => isMeasured(row) || !(row.type === 'yes_no' || isListed(row)),
  ),
  hasDirection: ofKeyResult('the goal is a number', (row) => !isStepped(row)),
  isKept: ofKeyResult(
    'a value is to be kept',
    ({ type, direction }) => type === 'maintain' || type === 'invalid' || KEPT.has(direction),
  ),
  hasCurve: ofKeyResult(
    'a value is to be reached',
    ({ type, direction }) =>
      type === 'milestone' || !(type === 'yes_no' || type === 'maintain' || KEPT.has(direction)),
  ),
  hasSource: ofKeyResult('Source is filled', ({ source }) => source.trim() !== ''),
  hasMeasure: ofKeyResult('Measure is filled', ({ measure }) => measure !== null),
  isMeasured: ofKeyResult('Source and Measure are filled', isMeasured),
  isStepped: ofKeyResult('Type is Milestone or Yes/No', isStepped),
  hasOverride: ofKeyResult('Override is filled', ({ override }) => override !== null),
  mayBeOverruled: ofKeyResult(
    'Override was filled when it was last read',
    ({ id }, { neverOverruled }) => !neverOverruled.has(id),
  ),
  isNew: ofKeyResult('its goal was never read', ({ id }, { remembered }) => !remembered.has(id)),
  noPeriod: {
    which: 'Period is empty',
    isNeeded: (row) => (row as { readonly period?: unknown }).period == null,
  },
  ofKeyResults: ofInitiative('Progress comes from key results', ({ id }, { ofKeyResults }) =>
    ofKeyResults.has(id),
  ),
  inChain: ofInitiative('initiatives depend on each other', ({ id }, { inChains }) => inChains.has(id)),
} as const satisfies Readonly<Record<string, Where>>
