import { ok, warning } from '#src/adapters/support/checks.ts'
import type { Lack } from '#src/core/decision-result.ts'
import { logFinding } from '#src/core/decisions/decision-findings.ts'
import type { DecisionPolicy } from '#src/core/decisions/decision-policy.ts'
import type { LogQuality } from '#src/core/decisions/log-quality.ts'
import { isPrepared } from '#src/core/decisions/prepared-mark.ts'
import { evaluate } from '#src/core/evaluate.ts'
import type { Sighting } from '#src/core/history.ts'
import { liveOf } from '#src/core/live/live-of.ts'
import { type DecisionLogFigures, decisionLog } from '#src/core/mail/decision-log.ts'
import type { Snapshot } from '#src/core/model.ts'
import { noHistory } from '#src/core/no-history.ts'
import type { Policy } from '#src/core/policy.ts'
import { namedList } from '#src/core/words/named-list.ts'
import type { Check, Checkup } from '#src/ports/checkup.ts'
import type { Clock } from '#src/ports/clock.ts'

/** Decisions that are named before the rest is counted. */
const MOST_NAMED = 3

const PROPERTY: Readonly<Record<Lack, string>> = {
  owner: 'Owner',
  rationale: 'Rationale',
  reversible: 'Reversible',
  review_date: 'Review date',
}

/**
 * Looks at the decision log, as far as its rows alone can tell: whether it is kept so that it is of use, and whether the service
 * could add to it what it is to ask. Nothing of it is a failure: what cannot be read is told of Notion.
 */
export function createDecisionLogCheckup(options: {
  /** Whether NOTION_DECISIONS names one. */
  readonly isConfigured: boolean
  /** What the rows say; null: not every database could be read. */
  readonly snapshot: () => Promise<Snapshot | null>
  /** Of going live; null: not known. */
  readonly live: readonly Sighting[] | null
  readonly decisionPolicy: DecisionPolicy
  readonly policy: Policy
  readonly hosts: { readonly github: string }
  readonly clock: Pick<Clock, 'now'>
}): Checkup {
  const { isConfigured, policy, hosts, clock, live } = options
  const { ask } = options.decisionPolicy
  return {
    name: 'Decision log',
    async check() {
      if (!isConfigured && !ask) {
        const mend = 'To have decisions read, name their database in NOTION_DECISIONS.'
        return [ok('NOTION_DECISIONS', 'No decision log is configured.', mend)]
      }
      const snapshot = await options.snapshot()
      if (snapshot === null) return []
      const asking = ask ? checkAsking(snapshot, live) : [ok('Asking', 'POLICY has decisions.ask off.')]
      if (!isConfigured) return asking
      const evaluation = evaluate({
        snapshot,
        readings: new Map(),
        history: noHistory,
        policy,
        hosts,
        now: clock.now(),
      })
      const log = decisionLog({ snapshot, evaluation, history: noHistory, policy })
      return [...(log === null ? [untold('The figures')] : checkFigures(log)), ...asking]
    },
  }
}

function checkFigures(log: DecisionLogFigures): readonly Check[] {
  const { quality } = log
  return [
    quality === null ? untold('Completeness') : checkComplete(quality),
    checkOpen(log),
    ...(quality === null ? [] : [checkLinks(quality)]),
  ]
}

function checkComplete({ standing, complete, lacking }: LogQuality): Check {
  const subject = 'Completeness'
  if (standing === null || complete === null) return untold(subject)
  if (standing === 0) return ok(subject, 'No decision that stands was made.')
  const told = `${complete} of ${standing} that were made and stand are complete`
  const lacks = (['owner', 'rationale', 'reversible', 'review_date'] as const).filter((lack) => lacking[lack])
  if (lacks.length === 0) return ok(subject, `${told}.`)
  const each = lacks.map(
    (lack) => `${lacking[lack]} without ${lack === 'owner' ? 'exactly one ' : ''}${PROPERTY[lack]}`,
  )
  const empty = lacks.flatMap((lack) => (lack === 'owner' ? [] : PROPERTY[lack]))
  const mends = [
    lacks.includes('owner') ? 'Keep the one who decides in Owner.' : '',
    empty.length === 0
      ? ''
      : `Filter the decision log by what is empty of ${empty.join(', ')}, and fill it in.`,
  ]
  return warning(subject, `${told}; ${each.join(', ')}.`, mends.filter((mend) => mend !== '').join(' '))
}

function checkOpen({ open, overdue, quality }: DecisionLogFigures): Check {
  const subject = 'Open'
  const ownerless = quality?.openWithoutOwner ?? null
  const wrong = [
    overdue ? `${overdue} past Decide by` : '',
    ownerless ? `${ownerless} without exactly one Owner` : '',
  ].filter((part) => part !== '')
  const unknown =
    overdue === null || ownerless === null ? ' Not all can be told, since a column cannot be read.' : ''
  const told = `${[`${open} to be decided`, ...wrong].join(', ')}.${unknown}`
  if (wrong.length === 0 && unknown === '') return ok(subject, told)
  const mends = [
    overdue ? 'Set Status to Decided once it is, or move Decide by.' : '',
    ownerless ? 'Name the one who decides in Owner.' : '',
    unknown === '' ? '' : MEND_COLUMN,
  ]
  return warning(subject, told, mends.filter((mend) => mend !== '').join(' '))
}

/** Whether what was decided was done is not told by rows alone. */
function checkLinks({ withoutEffect }: LogQuality): Check {
  const subject = 'Links'
  if (withoutEffect === null) return untold(subject)
  const unlinked = withoutEffect.filter(({ because }) => because === 'unlinked')
  if (unlinked.length === 0) return ok(subject, 'No decision older than two weeks is without a link.')
  return warning(
    subject,
    `${unlinked.length} older than two weeks and linked to no key result or initiative: ${namedList(unlinked, MOST_NAMED)}.`,
    'Fill in Key results or Initiatives of each.',
  )
}

/** Whether the service can add what it is to ask. */
function checkAsking({ databases, decisions }: Snapshot, live: readonly Sighting[] | null): readonly Check[] {
  const cannot = logFinding(databases)
  if (cannot !== null) return [warning('Asking', cannot.message, cannot.mend)]
  const added = decisions.filter(isPrepared).length
  return [
    ok('Asking', 'POLICY has decisions.ask on, and the decision log has the column Prepared.'),
    added > 0
      ? ok('Capability: insert content', `okr-sync has added ${added} of the rows.`)
      : warning(
          'Capability: insert content',
          'Whether the connection may add rows cannot be told without adding one.',
          'See that it has "Insert content" in Notion\'s developer portal, under the connection\'s capabilities. The first decision that is asked for shows it.',
        ),
    ...(live === null ? [] : [checkLive(databases, live)]),
  ]
}

function checkLive(databases: Snapshot['databases'], sightings: readonly Sighting[]): Check {
  const subject = 'Live for decisions'
  if (liveOf({ databases }, { sightings }, 'decisions').isLive) return ok(subject, 'Decisions are asked for.')
  return warning(
    subject,
    'The workspace is not live for decisions, so none is asked for yet.',
    'okr-sync go-live --dry-run shows what would be mailed; okr-sync go-live begins with it.',
  )
}

const MEND_COLUMN = 'Mend the columns that are told of under Notion.'

function untold(subject: string): Check {
  return warning(subject, 'It cannot be told, since a column that it needs cannot be read.', MEND_COLUMN)
}
