import type { Policy } from '#src/core/policy.ts'
import { type Colour, colourOf } from '#src/core/scoring/colour.ts'
import { WORST_FIRST } from '#src/core/words/worst-first.ts'
import type { PastDay } from './past-courses.ts'

/**
 * The colour that would have been shown on each day under other cuts, each judged from the day before as the service does.
 * What silence did to a status it still does, for that rule asks for no cut. That a key result on plan is never red cannot
 * be told again, since the plan of a day is not stored.
 */
export function recut(days: readonly PastDay[], cuts: Policy['cuts']): Colour[] {
  let previousColour: Colour | null = null
  return days.map(({ confidence, t, status, colour, startsAnew }) => {
    if (startsAnew) previousColour = null
    if (colour === null) return status
    previousColour = colourOf(confidence, cuts, { previousColour, t })
    return status === colour ? previousColour : worseOf(previousColour, status)
  })
}

function worseOf(a: Colour, b: Colour): Colour {
  return WORST_FIRST.indexOf(a) < WORST_FIRST.indexOf(b) ? a : b
}
