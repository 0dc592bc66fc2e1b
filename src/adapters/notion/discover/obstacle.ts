import type { Discovered } from '#src/core/audit/discovered.ts'

/** What could not be seen or decided, with the next step. */
export type Obstacle = Discovered['obstacles'][number]
