import type { Rung } from '#src/core/letters/subject.ts'

/** A rung of the ladder that an episode climbs, the lowest first. `again`: a promise was given and has not been kept. */
export const RUNGS = ['owner', 'waited_for', 'lead', 'above', 'lead/again', 'above/again'] as const
export type LadderRung = (typeof RUNGS)[number]

export const ALL_CLEAR = 'all_clear'

/** The key of what is told on a rung. */
export function rungKey(episode: string, rung: LadderRung | typeof ALL_CLEAR): string {
  return `${episode}/${rung}`
}

/** Who hears on it. */
export function hearersOf(rung: LadderRung): Rung {
  if (rung === 'lead/again') return 'lead'
  return rung === 'above/again' ? 'above' : rung
}

/** The rung that a key tells on; null: it is of another episode, or its all-clear. */
export function rungOf(key: string, episode: string): LadderRung | null {
  return RUNGS.find((rung) => rungKey(episode, rung) === key) ?? null
}
