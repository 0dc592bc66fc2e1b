import { ifUnchanged } from '#src/core/scoring/if-unchanged.ts'
import type { Case } from './case.ts'

/**
 * What the same value means a week after its check-in; null: nothing else. The colour that it was judged from on its day decides,
 * not that of yesterday, so that what was said once is not said otherwise on a later day.
 */
export function weekLater({
  scoreInput,
  colourBefore,
  policy,
}: Pick<Case, 'scoreInput' | 'colourBefore' | 'policy'>): ReturnType<typeof ifUnchanged> {
  return ifUnchanged({ ...scoreInput, previousColour: colourBefore }, policy)
}
