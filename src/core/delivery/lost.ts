import type { UnknownWork } from '#src/core/work/work.ts'

/** Why nothing can be said of a stream, by its name, or of one kind of its events, by `kindKey`. */
export type Lost = ReadonlyMap<string, Pick<UnknownWork, 'reason' | 'detail'>>
