import type { Sample } from './sample.ts'

/** There is nothing to reckon with. @param detail a whole sentence */
export function nothing(detail: string): Sample {
  return { kind: 'none', reason: 'empty', detail }
}
