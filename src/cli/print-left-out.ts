import type { LeftOut } from '#src/core/backtest/past-courses.ts'
import { counted } from './counted.ts'

/** What a backtest could not use, a line each; nothing where everything was used. */
export function printLeftOut(left: LeftOut): string[] {
  const parts: readonly (readonly [number, string, string])[] = [
    [left.running, 'key result', 'whose cycle goes on'],
    [left.withoutOutcome, 'key result', 'without a score from the last 7 days of the cycle'],
    [left.withoutColour, 'key result', 'never green, amber or red'],
    [left.greyDays, 'day', 'not started, complete or unknown'],
    [left.movedDays, 'day', 'before the goal or its end was moved'],
    [left.oldDays, 'day', 'from before the target score was stored'],
  ]
  const told = parts
    .filter(([count]) => count > 0)
    .map(([count, noun, what]) => `  ${counted(count, noun)} ${what}`)
  return told.length === 0 ? [] : ['Left out:', ...told]
}
