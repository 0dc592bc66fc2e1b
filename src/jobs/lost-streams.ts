import type { UnknownWork } from '#src/core/work/work.ts'

/** Why nothing can be said of a stream in this run; of one of its kinds alone by `<stream> <kind>`. */
export type LostStreams = ReadonlyMap<string, Pick<UnknownWork, 'reason' | 'detail'>>
