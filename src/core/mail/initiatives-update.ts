import type { Evaluation } from '#src/core/evaluation.ts'
import type { History } from '#src/core/history.ts'
import type { Day, Finding, Instant } from '#src/core/model.ts'
import { ofEndedCycles } from '#src/core/rows/of-ended-cycles.ts'
import { daysBefore } from '#src/core/time/days-before.ts'
import { localDay } from '#src/core/time/local-day.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { dataTrust, type FindingLine } from './data-trust.ts'
import { type AheadLine, aheadLines } from './initiatives/ahead-line.ts'
import { type BlockerLine, blockerLines } from './initiatives/blocker-line.ts'
import { type HoldUpLine, holdUpLines } from './initiatives/hold-up-line.ts'
import { type InitiativeGaps, initiativeGaps } from './initiatives/initiative-gaps.ts'
import { type SlipLine, slipLines } from './initiatives/slip-line.ts'
import { type ServedLine, servedLines, type UpdateLine, updateLines } from './initiatives/update-line.ts'
import type { MailPolicy } from './mail-policy.ts'
import { personNames } from './person-names.ts'
import { type WaitLine, waitLines } from './wait-line.ts'

/** The initiatives of a week, complete and in reading order. Templates choose the words and fold what is too long. */
export interface InitiativesUpdate {
  /** ISO week, for example `2026-W47`. */
  readonly week: string
  /** It is about these alone, as POLICY names them; empty: about the whole company. */
  readonly onlyTeams: readonly string[]
  readonly asOf: Instant
  readonly today: Day
  readonly ruleVersion: string
  /** The day of the update before this one; null: this is the first one. */
  readonly comparedWith: Day | null
  /** How many initiatives were read, running or not. */
  readonly read: number
  /** All that run, the worst health first. */
  readonly running: readonly UpdateLine[]
  /** The blocked among them. */
  readonly blockers: readonly BlockerLine[]
  /** From this day of a block on, the first is 1, it needs an executive. */
  readonly executiveOnDay: number
  /** How many of them were not blocked at the last update; null: there was none. */
  readonly newlyBlocked: number | null
  /** Those that run on and are blocked no longer since the last update, the last one first. */
  readonly unblocked: readonly UnblockedLine[]
  readonly holdUps: readonly HoldUpLine[]
  /** Which team waits for which. */
  readonly waiting: readonly WaitLine[]
  readonly slips: readonly SlipLine[]
  readonly done: readonly DoneLine[]
  readonly ahead: readonly AheadLine[]
  readonly gaps: InitiativeGaps
  /** What else in the initiatives' data needs a person. */
  readonly findings: readonly FindingLine[]
}

/** A running initiative that is blocked no longer. */
export interface UnblockedLine extends UpdateLine {
  readonly day: Day
}

/** An initiative that was done since the last update. */
export interface DoneLine {
  readonly title: string
  readonly url: string
  readonly owners: readonly string[]
  readonly day: Day
  readonly serves: readonly ServedLine[]
}

/** Told by a section of their own. */
const TOLD: ReadonlySet<string> = new Set(['no_dri', 'orphan_work', 'timeline_over', 'needed_by_passed'])

/** Two mailings of one week, each at a time of its own, are nearer than that. */
const LEAST_DAYS_APART = 2

/**
 * @param input.slots moments at which earlier weekly updates left, in any order; empty: this is the first one
 * @param input.week ISO week of the update, for example `2026-W47`
 */
export function composeInitiativesUpdate(input: {
  readonly evaluation: Evaluation
  readonly history: Pick<History, 'sightings'>
  readonly slots: readonly Instant[]
  readonly week: string
  readonly timezone: string
  readonly policy: Pick<MailPolicy, 'escalation'>
}): InitiativesUpdate {
  const { evaluation, week } = input
  const { asOf, today, ruleVersion, keyResults } = evaluation
  const { sightings } = input.history
  const isOver = ofEndedCycles(keyResults)
  const initiatives = evaluation.initiatives.filter((row) => !isOver(row.keyResults))
  const slots = input.slots.filter((slot) => slot <= daysBefore(asOf, LEAST_DAYS_APART))
  const moment = slots.toSorted().at(-1)
  const last = moment === undefined ? null : { moment, day: localDay(moment, input.timezone) }

  const { aboveOnDay } = input.policy.escalation.blocked

  const running = updateLines(initiatives, keyResults, today)
  const blockers = blockerLines({
    lines: running,
    initiatives,
    sightings,
    slots,
    aboveOnDay,
  })
  return {
    week,
    onlyTeams: evaluation.onlyTeams ?? [],
    asOf,
    today,
    ruleVersion,
    comparedWith: last?.day ?? null,
    read: evaluation.initiatives.length,
    running,
    blockers,
    executiveOnDay: aboveOnDay,
    newlyBlocked: last === null ? null : blockers.filter(({ updates }) => updates === 1).length,
    unblocked: last === null ? [] : unblockedLines(input, running, last.moment),
    holdUps: holdUpLines(running, initiatives, keyResults),
    waiting: waitLines(evaluation.waiting),
    slips: slipLines(running, sightings, last, today),
    done: last === null ? [] : doneLines(input, initiatives, last.moment),
    ahead: aheadLines(running, today),
    gaps: initiativeGaps(running, initiatives, evaluation.findings),
    findings: findingsOf(evaluation.findings, running),
  }
}

function doneLines(
  input: Parameters<typeof composeInitiativesUpdate>[0],
  initiatives: Evaluation['initiatives'],
  since: Instant,
): readonly DoneLine[] {
  const served = servedLines(input.evaluation.keyResults)
  const doneOn = daysSeen('done', input, since)
  return initiatives
    .flatMap((initiative) => {
      const day = doneOn.get(initiative.id)
      if (initiative.status !== 'done' || day === undefined) return []
      return {
        title: cleanText(initiative.title, 100) || 'An initiative without a title',
        url: initiative.url,
        owners: personNames(initiative.owners),
        day,
        serves: served(initiative.keyResults),
      }
    })
    .toSorted((a, b) => b.day.localeCompare(a.day))
}

function unblockedLines(
  input: Parameters<typeof composeInitiativesUpdate>[0],
  running: readonly UpdateLine[],
  since: Instant,
): readonly UnblockedLine[] {
  const endedOn = daysSeen('unblocked', input, since)
  return running
    .flatMap((line): readonly UnblockedLine[] => {
      const day = endedOn.get(line.id)
      return line.health === 'blocked' || day === undefined ? [] : [{ ...line, day }]
    })
    .toSorted((a, b) => b.day.localeCompare(a.day))
}

/** The days on which rows were first seen so, of those that were after a moment, by their ids. */
function daysSeen(
  wanted: 'done' | 'unblocked',
  { evaluation, history, timezone }: Parameters<typeof composeInitiativesUpdate>[0],
  after: Instant,
): ReadonlyMap<string, Day> {
  // What this very run saw first is not in the history yet.
  const seen = [...history.sightings, ...evaluation.remember.seen]
  return new Map(
    seen
      .filter(({ what, since }) => what === wanted && since > after && since <= evaluation.asOf)
      .map(({ pageId, since }) => [pageId, localDay(since, timezone)]),
  )
}

function findingsOf(findings: readonly Finding[], running: readonly UpdateLine[]): readonly FindingLine[] {
  const urls = new Map(running.map(({ id, url }) => [id, url]))
  const own = findings.filter(
    ({ database, code, pageId }) =>
      database === 'initiatives' && !TOLD.has(code) && (pageId === null || urls.has(pageId)),
  )
  return dataTrust([], own, urls).findings
}
