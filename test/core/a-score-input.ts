import type { ScoreInput } from '#src/core/scoring/score-input.ts'
import { addDays } from '#src/core/time/day.ts'

/** A period of 100 days, so that day n is n % in: `onDay(25)` is at t = 0.25. */
export const HUNDRED_DAYS = { start: '2026-01-01', end: '2026-04-10' }

/** The day n days after the start of `HUNDRED_DAYS`. */
export function onDay(days: number): string {
  return addDays(HUNDRED_DAYS.start, days)
}

/** Check-ins by days since the start of `HUNDRED_DAYS`. */
export function checkIns(values: Readonly<Record<number, number>>): ScoreInput['history'] {
  return Object.entries(values)
    .map(([days, value]) => ({ day: onDay(Number(days)), value }))
    .sort((a, b) => (a.day < b.day ? -1 : 1))
}

/** From 0 to 100 within `HUNDRED_DAYS`, and nothing recorded yet. */
export function aScoreInput(parts: Partial<ScoreInput> = {}): ScoreInput {
  return {
    type: 'metric',
    direction: null,
    ambition: null,
    baseline: 0,
    target: 100,
    floor: null,
    milestones: '',
    curve: null,
    weight: null,
    title: 'Weekly active teams',
    period: HUNDRED_DAYS,
    state: 'active',
    history: [],
    sourceUnknown: false,
    previousColour: null,
    failingSince: null,
    workShare: null,
    ...parts,
  }
}
