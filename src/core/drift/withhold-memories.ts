import type { Remembered, Sighting } from '#src/core/history.ts'
import type { DatabaseKind, ServiceField } from '#src/core/model.ts'
import type { Said } from './needs.ts'
import { isUnreckonable, type Unreckonable } from './unreckonable.ts'

type Seen = Pick<Sighting, 'pageId' | 'what'>

/** Of which thing said each sighting is a part, by the first word of its name. */
const PART_OF: Readonly<Record<string, readonly Said[]>> = {
  blocked: ['initiatives.blockedSince'],
  late: ['initiatives.health'],
  forecast: ['initiatives.health'],
  open: ['decisions.cycleTime'],
  decided: ['decisions.cycleTime'],
}

/**
 * What is remembered of a run, without what comes of columns that are lost: once they are mended the service goes on from
 * what it knew before. Episodes are decided after this, and unknown neither opens nor closes one.
 */
export function withholdMemories(
  remember: Remembered,
  found: Unreckonable,
  kindOf: ReadonlyMap<string, DatabaseKind>,
): Remembered {
  const isTrue = (seen: Seen) => isReckonable(seen, kindOf.get(seen.pageId), found)
  const keeps = (said: Said) => !found.has(said)
  return {
    ...remember,
    checkIns: keeps('checkIns') ? remember.checkIns : [],
    days: keeps('day') ? remember.days : [],
    objectiveDays: keeps('objectives.status') ? remember.objectiveDays : [],
    seen: remember.seen.filter(isTrue),
    gone: remember.gone.filter(isTrue),
    adopted: remember.adopted.filter(({ pageId, field }) => {
      const kind = kindOf.get(pageId)
      return kind === undefined || !isUnreckonable(found, kind, field)
    }),
  }
}

function isReckonable({ what }: Seen, kind: DatabaseKind | undefined, found: Unreckonable): boolean {
  if (kind === undefined) return true
  const [first = '', second] = what.split('_')
  if (first === 'restored') return !isUnreckonable(found, kind, second as ServiceField)
  return !partsOf(first, kind).some((said) => found.has(said))
}

function partsOf(first: string, kind: DatabaseKind): readonly Said[] {
  const parts = PART_OF[first]
  if (parts !== undefined) return parts
  if (kind === 'initiatives') return first === 'source' ? ['initiatives.progress'] : ['initiatives.health']
  if (kind === 'decisions') return ['decisions.flags']
  if (first === 'source') return ['outlook']
  return [first === 'word' ? `${kind}.voices` : `${kind}.status`]
}
