import type { Initiative } from '#src/core/model.ts'
import type { initiativeFields } from './initiative-fields.ts'
import { initiativeStatusLabels } from './labels.ts'
import type { RowReader } from './row-reader.ts'

export function readInitiative(row: RowReader<keyof typeof initiativeFields>): Initiative {
  const status = row.choice('status', initiativeStatusLabels, 'invalid')
  const word = row.word('status')
  const isOwn = status === null || status === 'invalid' || word === initiativeStatusLabels[status]
  return {
    ...row.common,
    owners: row.people('owners'),
    keyResults: row.links('keyResults'),
    status,
    ...(word === null || isOwn ? {} : { word }),
    timeline: row.period('timeline'),
    impact: row.text('impact'),
    investment: row.text('investment'),
    blocker: row.text('blocker'),
    nextStep: row.text('nextStep'),
    waitingOn: row.people('waitingOn'),
    neededBy: row.day('neededBy'),
    dependsOn: row.links('dependsOn'),
    source: row.linkedText('source'),
  }
}
