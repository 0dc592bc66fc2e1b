import type { Rung } from '#src/core/letters/subject.ts'
import type { Day } from '#src/core/model.ts'

/** A rung of the ladder that an episode climbs, the lowest first. `again`: a promise was given and has not been kept. */
export const RUNGS = ['owner', 'waited_for', 'lead', 'above', 'lead/again', 'above/again'] as const
export type LadderRung = (typeof RUNGS)[number]

export const ALL_CLEAR = 'all_clear'

/**
 * The key of what is told on a rung.
 * @param promise the day of a promise that is not the first one that was broken: it is told anew
 */
export function rungKey(
  episode: string,
  rung: LadderRung | typeof ALL_CLEAR,
  promise: Day | null = null,
): string {
  return promise === null ? `${episode}/${rung}` : `${episode}/${rung}/${promise}`
}

/** Whether it tells that a promise was not kept. */
export function isAgain(rung: LadderRung | null): boolean {
  return rung === 'lead/again' || rung === 'above/again'
}

/** Who hears on it. */
export function hearersOf(rung: LadderRung): Rung {
  if (rung === 'lead/again') return 'lead'
  return rung === 'above/again' ? 'above' : rung
}

/** The rung that a key tells on; null: it is of another episode, or its all-clear. */
export function rungOf(key: string, episode: string): LadderRung | null {
  const first = key.replace(/\/\d{4}-\d{2}-\d{2}$/, '')
  return RUNGS.find((rung) => rungKey(episode, rung) === first) ?? null
}
