import type { DecisionResult } from '#src/core/decision-result.ts'
import type { KeyResultResult, ObjectiveResult } from '#src/core/evaluation.ts'
import type { InitiativeResult } from '#src/core/initiative-result.ts'
import type { CellValue, ServiceField } from '#src/core/model.ts'
import { statusInForce } from './status-in-force.ts'

/** What the service's cells of one row are to show. A field that is absent is left as it is. */
export type WantedCells = Readonly<Partial<Record<ServiceField, CellValue>>>

export function objectiveCells(result: ObjectiveResult): WantedCells {
  return {
    score: result.score,
    status: statusInForce(result),
    confidence: result.confidence,
    summary: result.summary,
  }
}

export function keyResultCells(result: KeyResultResult): WantedCells {
  const { measuredCurrent, forecast, state, outage } = result
  const status = statusInForce(result)
  // What counts in no score keeps its numbers as they were, or the clock alone would rewrite them.
  if (state === 'dropped' || state === 'deferred') return { status, why: result.why }
  return {
    // Current is shared: it is written only when the number that was scored is the measured one.
    ...(measuredCurrent === undefined ? {} : { current: measuredCurrent }),
    score: result.score,
    status,
    risk: result.risk,
    // Linked work that cannot be read is missing in it, so while its status is held the cell is left as it is.
    ...(outage?.isHeld ? {} : { forecast: forecast === null ? null : Math.min(1.5, Math.max(0, forecast)) }),
    confidence: result.confidence,
    ...(isNoise(result) && result.score !== null ? {} : { why: result.why }),
    dataAsOf: result.dataAsOf,
  }
}

/** A failure that may pass after a few runs is not worth two writes to every page that it touches. */
function isNoise({ outage }: KeyResultResult | InitiativeResult): boolean {
  return outage?.isHeld === true && !outage.isLong
}

export function initiativeCells(result: InitiativeResult): WantedCells {
  return {
    progress: result.progress,
    health: result.health,
    blockedSince: result.blockedSince,
    ...(isNoise(result) ? {} : { why: result.why }),
  }
}

export function decisionCells(result: DecisionResult): WantedCells {
  return {
    flags: result.flags,
    cycleTime: result.cycleTime,
    followed: result.followedWords || null,
    proposedOutcome: result.outcomeWords || null,
  }
}
