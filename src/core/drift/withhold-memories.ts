import type { Remembered, Sighting } from '#src/core/history.ts'
import type { DatabaseKind } from '#src/core/model.ts'
import type { Said } from './needs.ts'
import type { Unreckonable } from './unreckonable.ts'

type Seen = Pick<Sighting, 'pageId' | 'what'>

/** Of which thing said each sighting is a part, by the first word of its name. */
const PART_OF: ReadonlyMap<string, Said> = new Map([
  ['blocked', 'initiatives.blockedSince'],
  ['unblocked', 'initiatives.blockedSince'],
  ['late', 'initiatives.health'],
  ['forecast', 'initiatives.health'],
  ['open', 'decisions.cycleTime'],
  ['decided', 'decisions.cycleTime'],
  ['plan', 'keyResults.recovery'],
  ['note', 'keyResults.noteSince'],
])

/**
 * What is remembered of a run, without what comes of columns that are lost: once they are mended the service goes on from
 * what it knew before. Episodes are decided after this, and unknown neither opens nor closes one.
 */
export function withholdMemories(
  remember: Remembered,
  found: Unreckonable,
  kindOf: ReadonlyMap<string, DatabaseKind>,
): Remembered {
  const keeps = (said: Said | null, pageId: string) => said === null || found.causes(said, pageId).size === 0
  const isTrue = ({ pageId, what }: Seen) => {
    const kind = kindOf.get(pageId)
    return kind === undefined || keeps(partOf(what, kind), pageId)
  }
  return {
    ...remember,
    checkIns: remember.checkIns.filter(({ keyResultId }) => keeps('keyResults.checkIns', keyResultId)),
    days: remember.days.filter(({ keyResultId }) => keeps('keyResults.day', keyResultId)),
    objectiveDays: remember.objectiveDays.filter(({ objectiveId }) =>
      keeps('objectives.status', objectiveId),
    ),
    seen: remember.seen.filter(isTrue),
    gone: remember.gone.filter(isTrue),
    adopted: remember.adopted.filter(({ pageId, field }) => {
      const kind = kindOf.get(pageId)
      return kind === undefined || keeps(cell(kind, field), pageId)
    }),
    stands: remember.stands.filter(
      ({ decisionId, keyResultId }) =>
        keeps('decisions.proposedOutcome', decisionId) && keeps('keyResults.day', keyResultId),
    ),
    reopened: remember.reopened.filter((id) => keeps('decisions.cycleTime', id)),
  }
}

function partOf(what: Sighting['what'], kind: DatabaseKind): Said {
  const [first = '', second = ''] = what.split('_')
  if (first === 'restored') return cell(kind, second)
  const part = PART_OF.get(first)
  if (part !== undefined) return part
  if (kind === 'initiatives') return first === 'source' ? 'initiatives.progress' : 'initiatives.health'
  if (kind === 'decisions') return 'decisions.flags'
  if (first === 'source') return kind === 'keyResults' ? 'keyResults.outlook' : 'objectives.confidence'
  return first === 'word' ? `${kind}.voices` : `${kind}.status`
}

/** A name that is no need of anything, as Synced, is of nothing that can be lost. */
function cell(kind: DatabaseKind, field: string): Said {
  return `${kind}.${field}` as Said
}
