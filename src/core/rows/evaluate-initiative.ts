import type { InitiativeResult, KeyResultResult } from '#src/core/evaluation.ts'
import type { Day, Finding, Health, Initiative, Instant } from '#src/core/model.ts'
import { isDay } from '#src/core/time/day.ts'
import { localDay, startOfDay } from '#src/core/time/local-day.ts'
import { HEALTH_LABEL } from '#src/core/words/labels.ts'
import { plainDay } from '#src/core/words/plain-day.ts'
import { sentences } from '#src/core/words/why.ts'
import { parseLinks } from '#src/core/work/links.ts'
import { initiativeHealth, isBlocked } from './initiative-health.ts'
import { initiativeProgress } from './initiative-progress.ts'
import type { Judged } from './judged.ts'
import type { Moment } from './moment.ts'
import { findingsOf, type RowFault } from './row-fault.ts'
import type { RowHistory } from './row-history.ts'
import { serviceCells } from './service-cells.ts'
import { since } from './since.ts'
import { unknownOption } from './unknown-option.ts'
import { healthsOf, statusOfWord, voices } from './voices.ts'
import { initiativeCells } from './wanted-cells.ts'

/** What the rules say of one initiative. */
export function evaluateInitiative(input: {
  readonly initiative: Initiative
  readonly history: RowHistory
  /** Those of its key results that were read. */
  readonly keyResults: readonly KeyResultResult[]
  /** Its cycles are over: nothing is asked of anybody. */
  readonly ended: boolean
  /** Those of the snapshot. */
  readonly findings: readonly Finding[]
  readonly moment: Moment
}): Judged<InitiativeResult> {
  const { initiative, history, ended, moment } = input
  const { today, policy } = moment
  const served = input.keyResults.filter(({ state }) => state !== 'dropped' && state !== 'deferred')
  const progress = initiativeProgress({ ...moment, initiative, keyResults: served })
  const judged = initiativeHealth(initiative, today)
  const { health, because } = judged
  const unread = initiative.status === 'invalid' ? unknownOption(input.findings, initiative.id) : null
  const block = blocked(initiative, history, moment)
  const blockedSince = block.since === null ? null : localDay(block.since, policy.timezone)
  const reason = blockedSince === null ? because : `Blocked since ${plainDay(blockedSince)}.`
  const isOver = initiative.status === 'done' || initiative.status === 'cancelled'
  const word = ended || isOver ? '' : wordOf(initiative)
  const said = statusOfWord(word)
  const what = said === null ? null : (`word_${said}` as const)
  const saidSince = since({ pageId: initiative.id, what, kind: 'word_', history, moment })
  const result: InitiativeResult = {
    id: initiative.id,
    title: initiative.title,
    url: initiative.url,
    owners: initiative.owners,
    status: initiative.status,
    timeline: initiative.timeline,
    blocker: initiative.blocker,
    nextStep: initiative.nextStep,
    waitingOn: initiative.waitingOn,
    neededBy: initiative.neededBy,
    keyResults: initiative.keyResults,
    progress: progress.progress,
    progressFrom: progress.progressFrom,
    health,
    blockedSince,
    voices:
      ended || isOver
        ? []
        : voices({
            word,
            wordSince: saidSince.day,
            overrule: null,
            // A block is as bad as off track.
            status: health === 'blocked' ? 'off_track' : health === 'done' ? 'complete' : health,
            statusSince: blockedSince ?? judged.since ?? saidSince.day,
            healths: healthsOf(parseLinks(initiative.source, moment.hosts), moment.readings),
            timezone: policy.timezone,
          }),
    why: sentences([reason, unread ?? '', progress.because]),
  }
  const seen = [...block.seen, ...saidSince.seen]
  const gone = [...block.gone, ...saidSince.gone]
  if (ended) return { result, findings: [], seen, gone, adopted: [] }

  const cells = serviceCells({ row: initiative, wanted: initiativeCells(result), history, moment })
  const faults = isOver ? [] : [...definitionFaults(initiative, today), ...progress.faults]
  return {
    result,
    findings: findingsOf('initiatives', initiative, [...faults, ...cells.faults]),
    seen: [...seen, ...cells.seen],
    gone: [...gone, ...cells.gone],
    adopted: cells.adopted,
  }
}

/** Its Status is a person's word; empty: it says nothing of how the work goes. */
function wordOf({ status }: Initiative): string {
  return status !== null && Object.hasOwn(HEALTH_LABEL, status) ? HEALTH_LABEL[status as Health] : ''
}

/** A store that was lost does not make a block young again: the day that Notion still shows counts. */
function blocked(
  initiative: Initiative,
  history: RowHistory,
  { policy, today, now }: Moment,
): { readonly since: Instant | null } & Pick<Judged<unknown>, 'seen' | 'gone'> {
  const known = history.sighting('blocked')
  const what = { pageId: initiative.id, what: 'blocked' } as const
  if (!isBlocked(initiative)) return { since: null, seen: [], gone: known === undefined ? [] : [what] }
  if (known !== undefined) return { since: known.since, seen: [], gone: [] }
  const { blockedSince: shown } = initiative.shown
  const isShown = typeof shown === 'string' && isDay(shown) && shown < today
  const since = isShown ? startOfDay(shown, policy.timezone) : now
  return { since, seen: [{ ...what, since }], gone: [] }
}

function definitionFaults(initiative: Initiative, today: Day): RowFault[] {
  const { owners, status, timeline, neededBy, keyResults } = initiative
  const faults: RowFault[] = []
  if (owners.length === 0) {
    faults.push({
      code: 'no_dri',
      property: 'DRI',
      message: 'DRI is empty, so nobody answers for it.',
      mend: 'Choose one person in DRI.',
    })
  }
  if (keyResults.length === 0) {
    faults.push({
      code: 'orphan_work',
      property: 'Key results',
      message: 'Key results is empty: this is active work that serves no key result.',
      mend: 'Link the key result that it serves, or set Status to Cancelled.',
    })
  }
  if (status === null) {
    faults.push({
      code: 'no_status',
      property: 'Status',
      message: 'Status is empty, so its health is unknown.',
      mend: 'Set Status to Planned, On track, At risk, Blocked, Done or Cancelled.',
    })
  }
  if (timeline !== null && timeline.end < today) {
    faults.push({
      code: 'timeline_over',
      property: 'Timeline',
      message: `Timeline ended on ${timeline.end} and Status is not Done.`,
      mend: 'Set Status to Done, or move the end of Timeline to the day that is meant now.',
    })
  }
  if (neededBy !== null && neededBy < today) {
    faults.push({
      code: 'needed_by_passed',
      property: 'Needed by',
      message: `What it waits for was needed by ${neededBy}.`,
      mend: 'Empty Waiting on and Needed by if it has come, or agree on a new day.',
    })
  }
  return faults
}
