import type { Case } from './case.ts'

/** Neither complete nor missed: there is still a chance to speak of. */
export function isOpen({ score }: Pick<Case, 'score'>): boolean {
  return score.status !== 'complete' && !score.reasons.includes('missed')
}
