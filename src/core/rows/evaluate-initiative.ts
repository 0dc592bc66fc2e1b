import type { KeyResultResult } from '#src/core/evaluation.ts'
import type { InitiativeResult } from '#src/core/initiative-result.ts'
import type { Health, Initiative } from '#src/core/model.ts'
import { localDay } from '#src/core/time/local-day.ts'
import { HEALTH_LABEL } from '#src/core/words/labels.ts'
import { failingSystems } from '#src/core/work/failing-systems.ts'
import { parseLinks } from '#src/core/work/links.ts'
import { blockedSince } from './blocked-since.ts'
import { course } from './course.ts'
import { doneSince } from './done-since.ts'
import type { Chain } from './initiative-chains.ts'
import { initiativeFaults } from './initiative-faults.ts'
import { initiativeForecast } from './initiative-forecast.ts'
import { initiativeHealth } from './initiative-health.ts'
import { initiativeProgress } from './initiative-progress.ts'
import { initiativeWhy } from './initiative-why.ts'
import { isOver } from './is-over.ts'
import type { Judged } from './judged.ts'
import { keptForecast } from './kept-forecast.ts'
import { lateForecast } from './late-forecast.ts'
import type { Moment } from './moment.ts'
import { findingsOf } from './row-fault.ts'
import type { RowHistory } from './row-history.ts'
import { serviceCells } from './service-cells.ts'
import { since } from './since.ts'
import { sourceState } from './source-state.ts'
import { healthsOf, statusOfWord, voices } from './voices.ts'
import { initiativeCells } from './wanted-cells.ts'

/** What the rules say of one initiative. */
export function evaluateInitiative(input: {
  readonly initiative: Initiative
  readonly history: RowHistory
  /** Those of its key results that were read. */
  readonly keyResults: readonly KeyResultResult[]
  readonly chain: Chain
  /** Its cycles are over: nothing is asked of anybody. */
  readonly ended: boolean
  readonly moment: Moment
}): Judged<InitiativeResult> {
  const { initiative, history, chain, ended, moment } = input
  const { today, policy } = moment
  const { id: pageId, status, timeline } = initiative
  const links = parseLinks(initiative.source, moment.hosts)
  const served = input.keyResults.filter(({ state }) => state !== 'dropped' && state !== 'deferred')
  // A store that was lost does not empty the page: what Notion still shows counts.
  const shown = history.written('progress')?.value ?? initiative.shown.progress
  const last = typeof shown === 'number' ? shown : null
  const { source } = initiative
  const progress = initiativeProgress({ ...moment, source, links, keyResults: served, last })
  const systems = progress.isFailing ? failingSystems(links, moment.readings) : []
  // A source that answers again is told of key results alone.
  const state = sourceState({ pageId, systems, answer: 'none', history, moment })
  const reckoned = initiativeForecast({ links, status, moment })
  const kept = keptForecast({ pageId, reckoned, isFailing: progress.isFailing, history, moment })
  const { forecast } = kept
  const late = lateForecast({ initiative, forecast, history, moment })
  const judged = initiativeHealth(initiative, today, late.day)
  const { health } = judged
  const block = blockedSince(initiative, history, moment)
  const blocked = block.since === null ? null : localDay(block.since, policy.timezone)
  const word = ended || isOver(initiative) ? '' : wordOf(initiative)
  const said = statusOfWord(word)
  const what = said === null ? null : (`word_${said}` as const)
  const saidSince = since({ pageId, what, kind: 'word_', history, moment })
  const healths = healthsOf(links, moment.readings)
  const isHeld = (initiative.shown.health ?? health) === health
  const outage = state.failing === null ? null : { ...state.failing, isHeld }
  const result: InitiativeResult = {
    id: pageId,
    title: initiative.title,
    url: initiative.url,
    owners: initiative.owners,
    status,
    timeline,
    blocker: initiative.blocker,
    nextStep: initiative.nextStep,
    waitingOn: initiative.waitingOn,
    neededBy: initiative.neededBy,
    keyResults: initiative.keyResults,
    progress: progress.progress,
    progressFrom: progress.progressFrom,
    ...forecast,
    health,
    blockedSince: blocked,
    outage,
    holdsUp: chain.holdsUp,
    waitsFor: chain.waitsFor,
    voices:
      ended || isOver(initiative)
        ? []
        : voices({
            word,
            wordSince: saidSince.day,
            overrule: null,
            // A block is as bad as off track.
            status: health === 'blocked' ? 'off_track' : health === 'done' ? 'complete' : health,
            statusSince: blocked ?? judged.since ?? saidSince.day,
            healths,
            timezone: policy.timezone,
          }),
    why: initiativeWhy({
      row: { ...initiative, ...forecast, blockedSince: blocked, outage },
      because: { health: judged.because, progress: progress.because },
      chain,
      isLate: late.day !== null,
      last,
      healths,
      moment,
    }),
  }
  const known = { pageId, isOver: ended || isOver(initiative), history, moment }
  const ends = course({ ...known, kind: 'ends', day: timeline?.end ?? null })
  const foreseen = course({ ...known, kind: 'foreseen', day: forecast.forecast?.day ?? null })
  const done = doneSince(initiative, history, moment)
  const states = [block, late, kept, state, saidSince, ends, foreseen, done]
  const seen = states.flatMap((each) => each.seen)
  const gone = states.flatMap((each) => each.gone)
  if (ended) return { result, findings: [], seen, gone, adopted: [] }

  const cells = serviceCells({ row: initiative, wanted: initiativeCells(result), history, moment })
  const faults = isOver(initiative) ? [] : [...initiativeFaults(initiative, today), ...progress.faults]
  return {
    result,
    findings: findingsOf('initiatives', initiative, [...faults, ...cells.faults]),
    seen: [...seen, ...cells.seen],
    gone: [...gone, ...cells.gone],
    adopted: cells.adopted,
  }
}

/** Its Status is a person's word, as they typed it; empty: it says nothing of how the work goes. */
function wordOf({ status, word }: Initiative): string {
  return status !== null && Object.hasOwn(HEALTH_LABEL, status)
    ? (word ?? HEALTH_LABEL[status as Health])
    : ''
}
