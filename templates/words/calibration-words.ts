import type { LeaderCalibration, WordRecord } from '#src/core/audit/leader-calibration.ts'
import { countOf } from './count-of.ts'
import { formatShare } from './format-number.ts'

/** Below so many a share would say more than is known. */
const FEW = 20

const PLURAL = { on_track: 'greens', at_risk: 'ambers', off_track: 'reds' } as const

/** What the figures cannot know. */
export const CALIBRATION_CAVEAT =
  'A hit reached its target score by the end. The colour is the one that stands there now; it may have been typed after the end.'

/** How often leaders' colours came true in cycles that are over, a sentence a colour; those that nobody typed are left out. */
export function calibrationWords({ colours }: LeaderCalibration): readonly string[] {
  return colours.filter(({ typed }) => typed > 0).map(recordWords)
}

function recordWords({ colour, typed, hits, hitShare, likely }: WordRecord): string {
  const range =
    likely === null ? '' : `${Math.round(likely.least * 100)} to ${Math.round(likely.most * 100)}\u00a0%`
  if (typed < FEW)
    return `Of ${countOf(typed, `typed ${PLURAL[colour].slice(0, -1)}`)} ${hits} hit: too few to tell, anything from ${range} would fit.`
  return `Of your ${PLURAL[colour]} ${formatShare(hitShare)} hit (n = ${typed}; ${range} is likely).`
}
