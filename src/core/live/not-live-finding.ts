import type { Finding } from '#src/core/model.ts'
import { liveOf } from './live-of.ts'

type Workspace = readonly [databases: Parameters<typeof liveOf>[0], history: Parameters<typeof liveOf>[1]]

/** Kinds whose letters may wait while the rest is mailed. */
const LETTERS = ['initiatives', 'decisions'] as const

/** Says once per run that nothing, or not everything, is mailed yet, and what to do; null: the workspace is live. */
export function notLiveFinding(...workspace: Workspace): Finding | null {
  if (liveOf(...workspace, null).isLive) return null
  const waiting = liveOf(...workspace, 'keyResults').isLive
    ? LETTERS.filter((kind) => !liveOf(...workspace, kind).isLive)
    : []
  return {
    code: 'not_live',
    level: 'info',
    database: null,
    pageId: null,
    title: null,
    property: null,
    message:
      waiting.length > 0
        ? `okr-sync init did not make every database, so no letter is mailed about ${waiting.join(' and ')} yet; all other mail leaves.`
        : 'This workspace is not live: okr-sync init did not make every database, so nothing is mailed but notices of the service itself to OPS_TO.',
    mend: 'okr-sync go-live --dry-run shows what would be mailed; okr-sync go-live begins with it.',
  }
}
