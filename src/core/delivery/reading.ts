import type { EventKind } from './events.ts'
import type { Sample } from './sample.ts'

/** Answers why events of those kinds cannot be reckoned with, or else the sample. */
export type Reading = (kinds: readonly EventKind[], make: () => Sample) => Sample
