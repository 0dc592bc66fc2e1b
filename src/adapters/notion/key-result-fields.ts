import { RISK_LABEL, STATUS_LABEL } from '#src/core/words/labels.ts'
import { MEASURE_LABEL } from '#src/core/work/measure-label.ts'
import type { Fields } from './field.ts'
import { ambitionLabels, curveLabels, directionLabels, keyResultStateLabels, typeLabels } from './labels.ts'
import { objectiveFields } from './objective-fields.ts'

export const keyResultFields = {
  title: { name: 'Key result', kind: 'title', required: true, says: 'The number or fact that will show it.' },
  objectives: {
    name: 'Objective',
    kind: 'relation',
    alsoFrom: ['rich_text', 'select', 'status', 'multi_select', 'formula', 'rollup'],
    required: true,
    leadsTo: { database: 'objectives', back: 'Key results' },
    says: 'The one objective that it measures.',
  },
  // Where an objective names no time, its key results may.
  cycle: { ...objectiveFields.cycle, made: false },
  period: { ...objectiveFields.period, made: false },
  year: objectiveFields.year,
  periodStart: objectiveFields.periodStart,
  periodEnd: objectiveFields.periodEnd,
  owners: { name: 'Owner', kind: 'people', says: 'Who checks in and hears when it is at risk.' },
  type: {
    name: 'Type',
    kind: 'choice',
    options: typeLabels,
    says: 'Metric, Percentage, Milestone, Yes/No or Maintain. Empty is Metric.',
  },
  direction: {
    name: 'Direction',
    kind: 'choice',
    options: directionLabels,
    says: 'Empty: from Baseline to Target. Between reads Baseline and Target as its bounds.',
  },
  ambition: {
    name: 'Ambition',
    kind: 'choice',
    options: ambitionLabels,
    says: 'Committed must reach its target in full; Aspirational, or empty, is reached at 0.7.',
  },
  baseline: { name: 'Baseline', kind: 'number', says: 'The value at the start.' },
  target: { name: 'Target', kind: 'number', required: true, says: 'The value to reach.' },
  current: {
    name: 'Current',
    kind: 'number',
    required: true,
    says: 'The latest value. Type it, or set both Source and Measure and okr-sync fills it in.',
  },
  floor: { name: 'Floor', kind: 'number', says: 'Maintain only: the value that counts as 0.' },
  unit: {
    name: 'Unit',
    kind: 'text',
    says: 'What the numbers count, for example EUR, % or hours.',
  },
  milestones: {
    name: 'Milestones',
    kind: 'text',
    says: 'One a line: [x] name @ 2026-11-30 *2, where x is done, the day is when it is due and 2 is its weight.',
  },
  curve: {
    name: 'Curve',
    kind: 'choice',
    options: curveLabels,
    says: 'How progress should come over the period. Empty is Linear.',
  },
  weight: {
    name: 'Weight',
    kind: 'number',
    says: 'How much it counts in its objective. Empty counts as 1, and 0 leaves it out.',
  },
  source: {
    name: 'Source',
    kind: 'text',
    says: 'One or more links to Linear or GitHub from which Current is measured.',
  },
  measure: {
    name: 'Measure',
    kind: 'choice',
    options: MEASURE_LABEL,
    says: 'What to take from the source, for example progress, lead time or velocity.',
  },
  lastCheckIn: {
    name: 'Last check-in',
    kind: 'date',
    says: 'The day of the latest value. Set it anew to confirm a value that did not change.',
  },
  ownerConfidence: {
    name: 'Owner confidence',
    kind: 'number',
    format: 'percent',
    says: "The owner's own estimate of reaching the target.",
  },
  override: {
    name: 'Override',
    kind: 'choice',
    options: STATUS_LABEL,
    says: 'A status that overrules the computed one until Override until.',
  },
  overrideUntil: {
    name: 'Override until',
    kind: 'date',
    says: 'The last day on which Override stands.',
  },
  acknowledged: {
    name: 'Acknowledged',
    kind: 'date',
    says: 'The day on which you took note that it is off track: reminders stop.',
  },
  recoveryPlan: { name: 'Recovery plan', kind: 'text', says: 'What you do to get back on track.' },
  note: { name: 'Note', kind: 'text', says: "The owner's words. They are quoted in the digest." },
  state: {
    name: 'State',
    kind: 'choice',
    options: keyResultStateLabels,
    says: 'Dropped and Deferred leave the score and ask for a linked decision. Empty is Active.',
  },
  acceptedFindings: {
    name: 'Accepted findings',
    kind: 'choices',
    options: {},
    says: 'Codes of findings that you know of and accept: they are not reported again for this row.',
  },
  decisions: {
    name: 'Decisions',
    kind: 'relation',
    made: false,
    says: 'Decisions about it.',
  },
  score: {
    name: 'Score',
    kind: 'number',
    format: 'percent',
    service: true,
    says: 'How far Current is from Baseline to Target.',
  },
  status: {
    name: 'Status',
    kind: 'choice',
    options: STATUS_LABEL,
    service: true,
    says: 'By the chance of reaching the target. Choose another to overrule it until the next check-in, 14 days at most.',
  },
  risk: { name: 'Risk', kind: 'choice', options: RISK_LABEL, service: true, says: 'How urgent it is.' },
  forecast: {
    name: 'Forecast',
    kind: 'number',
    format: 'percent',
    service: true,
    says: 'The score that it is likely to end with.',
  },
  confidence: {
    name: 'Confidence',
    kind: 'number',
    format: 'percent',
    service: true,
    says: 'The chance of reaching the target.',
  },
  why: { name: 'Why', kind: 'text', service: true, says: 'Why the status is what it is.' },
  dataAsOf: {
    name: 'Data as of',
    kind: 'date',
    service: true,
    says: 'The day of the value that was scored.',
  },
} as const satisfies Fields
