import { STATUS_LABEL } from '#src/core/words/labels.ts'
import type { Fields } from './field.ts'
import { levelLabels, objectiveStateLabels } from './labels.ts'

export const objectiveFields = {
  title: { name: 'Objective', kind: 'title', required: true, says: 'What you want to be true at the end.' },
  level: {
    name: 'Level',
    kind: 'choice',
    options: levelLabels,
    says: 'Company, Department or Team. An objective supports one on its own level or above.',
  },
  team: { name: 'Team', kind: 'choice', options: {}, says: 'The team or department that it belongs to.' },
  owners: { name: 'Owner', kind: 'people', says: 'Who answers for it and hears when it is at risk.' },
  cycle: {
    name: 'Cycle',
    kind: 'choice',
    alsoFrom: ['date', 'relation'],
    unless: 'period',
    surely: true,
    options: {},
    says: 'The quarter or year, for example 2026-Q4 or 2026. Period overrides it.',
  },
  period: {
    name: 'Period',
    kind: 'date',
    alsoFrom: ['rich_text', 'select', 'status', 'multi_select', 'relation'],
    says: 'First and last day, both included. Expected, Gap and Days left of its key results need it.',
  },
  year: {
    name: 'Year',
    kind: 'choice',
    alsoFrom: ['number'],
    made: false,
    options: {},
    says: 'The year of a Cycle that names none, such as Q4.',
  },
  periodStart: {
    name: 'Start date',
    kind: 'date',
    made: false,
    says: 'The first day, where Period and Cycle are empty.',
  },
  periodEnd: {
    name: 'Due date',
    kind: 'date',
    made: false,
    says: 'The last day, where Period and Cycle are empty. Of a Cycle without a year, that of this day is meant.',
  },
  supports: {
    name: 'Supports',
    kind: 'relation',
    leadsTo: { database: 'objectives', back: 'Supported by' },
    says: 'The objective above that this one helps to reach.',
  },
  supportsKeyResults: {
    name: 'Supports key result',
    kind: 'relation',
    leadsTo: { database: 'keyResults', back: 'Supported by' },
    says: 'The key result above that this one helps to reach.',
  },
  weight: {
    name: 'Weight',
    kind: 'number',
    says: 'How much it counts among its peers. Empty counts as 1, and 0 leaves it out.',
  },
  state: {
    name: 'State',
    kind: 'choice',
    options: objectiveStateLabels,
    says: 'Active, Closed or Cancelled. Empty is Active.',
  },
  acceptedFindings: {
    name: 'Accepted findings',
    kind: 'choices',
    options: {},
    says: 'Codes of findings that you know of and accept: they are not reported again for this row.',
  },
  score: {
    name: 'Score',
    kind: 'number',
    format: 'percent',
    service: true,
    says: 'Weighted mean of its key results.',
  },
  status: {
    name: 'Status',
    kind: 'choice',
    options: STATUS_LABEL,
    service: true,
    says: 'By the chance of reaching the targets. Choose another to overrule it until the next check-in, 14 days at most.',
  },
  confidence: {
    name: 'Confidence',
    kind: 'number',
    format: 'percent',
    service: true,
    says: 'Average chance that its key results reach their targets.',
  },
  summary: { name: 'Summary', kind: 'text', service: true, says: 'Why the status is what it is.' },
  synced: { name: 'Synced', kind: 'moment', service: true, says: 'When the service last changed this row.' },
} as const satisfies Fields
