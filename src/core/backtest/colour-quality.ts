import type { Colour } from '#src/core/scoring/colour.ts'

/** A colour that was shown, and what became of it. */
export interface ShownColour {
  readonly colour: Colour
  readonly hit: boolean
}

/** How far colours can be believed. Shares 0..1; null: there is nothing to take a share of. */
export interface ColourQuality {
  /** Share of hits among what was shown green, amber and red. */
  readonly hitRate: Readonly<Record<Colour, number | null>>
  /** Share of eventual hits that was shown red. */
  readonly falseAlarms: number | null
  /** Share of eventual misses that was shown green. */
  readonly missedAlarms: number | null
}

/** Judges colours by what became of what they were shown for. */
export function colourQuality(shown: readonly ShownColour[]): ColourQuality {
  const isHit = ({ hit }: ShownColour) => hit
  const isMiss = ({ hit }: ShownColour) => !hit
  const has = (colour: Colour) => (each: ShownColour) => each.colour === colour
  return {
    hitRate: {
      on_track: share(shown.filter(has('on_track')), isHit),
      at_risk: share(shown.filter(has('at_risk')), isHit),
      off_track: share(shown.filter(has('off_track')), isHit),
    },
    falseAlarms: share(shown.filter(isHit), has('off_track')),
    missedAlarms: share(shown.filter(isMiss), has('on_track')),
  }
}

function share<Each>(all: readonly Each[], counts: (each: Each) => boolean): number | null {
  return all.length === 0 ? null : all.filter(counts).length / all.length
}
