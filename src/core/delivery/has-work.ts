import type { Cycle } from './events.ts'

/** Whether anything was ever planned in a cycle. */
export function hasWork({ scope }: Cycle): boolean {
  return scope.some((planned) => planned > 0)
}
