import { HEALTH_LABEL } from '#src/core/words/labels.ts'
import type { Fields } from './field.ts'
import { initiativeStatusLabels } from './labels.ts'

export const initiativeFields = {
  title: { name: 'Initiative', kind: 'title', required: true, says: 'The work, in a few words.' },
  owners: { name: 'DRI', kind: 'people', says: 'The one person who drives it.' },
  keyResults: {
    name: 'Key results',
    kind: 'relation',
    leadsTo: { database: 'keyResults', back: 'Initiatives' },
    says: 'The key results that it serves.',
  },
  status: {
    name: 'Status',
    kind: 'choice',
    options: initiativeStatusLabels,
    says: 'Yours to set: Planned, On track, At risk, Blocked, Done or Cancelled.',
  },
  timeline: { name: 'Timeline', kind: 'date', says: 'First and last day, both included.' },
  impact: { name: 'Impact', kind: 'text', says: 'What changes when it is done.' },
  investment: { name: 'Investment', kind: 'text', says: 'People, time or money that it takes.' },
  blocker: { name: 'Blocker', kind: 'text', says: 'What stands in the way.' },
  nextStep: { name: 'Next step', kind: 'text', says: 'What happens next.' },
  waitingOn: { name: 'Waiting on', kind: 'people', says: 'Who could unblock it.' },
  neededBy: {
    name: 'Needed by',
    kind: 'date',
    says: 'The day by which the answer is needed.',
  },
  dependsOn: {
    name: 'Depends on',
    kind: 'relation',
    leadsTo: { database: 'initiatives', back: 'Blocks' },
    says: 'Initiatives that must be done first.',
  },
  source: {
    name: 'Source',
    kind: 'text',
    says: 'Links to the work in Linear or GitHub. Without one, Progress comes from its key results.',
  },
  progress: {
    name: 'Progress',
    kind: 'number',
    format: 'percent',
    service: true,
    says: 'Share of the linked work that is done.',
  },
  health: { name: 'Health', kind: 'choice', options: HEALTH_LABEL, service: true, says: 'How it stands.' },
  blockedSince: {
    name: 'Blocked since',
    kind: 'date',
    service: true,
    says: 'The day on which it was first seen blocked.',
  },
  why: { name: 'Why', kind: 'text', service: true, says: 'Why the health is what it is.' },
} as const satisfies Fields
