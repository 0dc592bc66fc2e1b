import type { InitiativesUpdate } from '#src/core/mail/initiatives-update.ts'
import type { Health } from '#src/core/model.ts'
import { HEALTH_WORST_FIRST } from '#src/core/words/worst-first.ts'

/** How many running initiatives have each health, the worst first; those that none has are left out. */
export function countsOf({
  running,
}: InitiativesUpdate): readonly { readonly health: Health; readonly count: number }[] {
  return HEALTH_WORST_FIRST.map((health) => ({
    health,
    count: running.filter((line) => line.health === health).length,
  })).filter(({ count }) => count > 0)
}
