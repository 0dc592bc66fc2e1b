import { FLAG_LABEL } from '#src/core/words/labels.ts'
import type { Fields } from './field.ts'
import { decisionStatusLabels, reversibleLabels } from './labels.ts'

export const decisionFields = {
  title: { name: 'Decision', kind: 'title', required: true, says: 'The question, or what was decided.' },
  raised: { name: 'Raised', kind: 'date', says: 'When the question came up.' },
  date: { name: 'Date', kind: 'date', says: 'The day on which it was decided.' },
  status: {
    name: 'Status',
    kind: 'choice',
    options: decisionStatusLabels,
    says: 'Yours to set: Proposed, Decided, Superseded or Reversed.',
  },
  context: { name: 'Context', kind: 'text', says: 'What one has to know.' },
  choices: { name: 'Options', kind: 'text', says: 'What could be done.' },
  recommendation: { name: 'Recommendation', kind: 'text', says: 'What the proposer would do.' },
  decided: { name: 'Decided', kind: 'text', says: 'What was decided.' },
  rationale: { name: 'Rationale', kind: 'text', says: 'Why it was decided so.' },
  ifNoResponse: {
    name: 'If no response',
    kind: 'text',
    says: 'What happens when nobody decides in time.',
  },
  owners: { name: 'Owner', kind: 'people', says: 'The one person who decides.' },
  inputFrom: { name: 'Input from', kind: 'people', read: false, says: 'Who is asked before.' },
  decideBy: {
    name: 'Decide by',
    kind: 'date',
    says: 'The last day on which it can be decided.',
  },
  reversible: {
    name: 'Reversible',
    kind: 'choice',
    options: reversibleLabels,
    says: 'Can it be undone? Yes, No or Partially.',
  },
  reviewDate: { name: 'Review date', kind: 'date', says: 'When to look at what came of it.' },
  outcome: { name: 'Outcome', kind: 'text', says: 'What came of it.' },
  keyResults: {
    name: 'Key results',
    kind: 'relation',
    leadsTo: { database: 'keyResults', back: 'Decisions' },
    says: 'The key results that it is about.',
  },
  initiatives: {
    name: 'Initiatives',
    kind: 'relation',
    leadsTo: { database: 'initiatives', back: 'Decisions' },
    says: 'The initiatives that it is about.',
  },
  supersedes: {
    name: 'Supersedes',
    kind: 'relation',
    leadsTo: { database: 'decisions', back: 'Superseded by' },
    says: 'Earlier decisions that it replaces.',
  },
  flags: {
    name: 'Flags',
    kind: 'choices',
    options: FLAG_LABEL,
    service: true,
    says: 'What needs a person: a decision that is due, a review, an owner or a rationale.',
  },
  cycleTime: {
    name: 'Cycle time',
    kind: 'number',
    service: true,
    says: 'Hours from Raised until it was first seen Decided.',
  },
  followed: {
    name: 'Followed',
    kind: 'text',
    service: true,
    says: 'Whether target, end and initiatives are as it was decided.',
  },
  proposedOutcome: {
    name: 'Proposed outcome',
    kind: 'text',
    service: true,
    says: 'What has changed since, at the Review date and at the end; the words of Outcome are yours.',
  },
  prepared: {
    name: 'Prepared',
    kind: 'text',
    service: true,
    says: 'Filled where okr-sync added the row; moving it to the trash ends its question.',
  },
} as const satisfies Fields
