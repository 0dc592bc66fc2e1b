import type { NewDecision } from '#src/core/decisions/new-decision.ts'

export function aNewDecision(given: Partial<NewDecision> = {}): NewDecision {
  return {
    key: 'kr1-2026-11-20',
    pageId: 'kr1',
    title: 'Sixty customers: which way on?',
    raised: '2026-11-20',
    context: 'At 24 of 60 since 2026-11-18.',
    options: 'A. Scope: Target 31 instead of 60.\nB. Accept: a miss.',
    recommendation: 'A, for it is the only one with a chance.',
    ifNoResponse: 'The target stays.',
    owners: [{ id: 'u1', name: 'Ada', email: 'ada@example.com' }],
    decideBy: '2026-11-27',
    reviewDate: '2026-12-18',
    keyResults: ['kr1'],
    initiatives: [],
    prepared: 'Prepared by okr-sync · kr1-2026-11-20',
    ...given,
  }
}
