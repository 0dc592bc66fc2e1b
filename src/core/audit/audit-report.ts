import type { Evaluation, KeyResultResult } from '#src/core/evaluation.ts'
import type { Day, Instant, Status } from '#src/core/model.ts'
import type { Policy } from '#src/core/policy.ts'
import { WORST_FIRST } from '#src/core/words/worst-first.ts'
import { assumedBaselines } from './assumed-baselines.ts'
import { type AuditMends, auditMends } from './audit-mends.ts'
import { type AuditNotice, auditNotices, shortNotice } from './audit-notices.ts'
import { type AuditTable, auditTable } from './audit-table.ts'
import { type AuditWords, auditWords } from './audit-words.ts'
import type { Discovered, FoundTable } from './discovered.ts'
import { envLines } from './env-lines.ts'
import { type LeaderCalibration, leaderCalibration } from './leader-calibration.ts'
import { type StaleRow, staleRows, undated } from './stale-rows.ts'
import { type Unlinked, unlinkedRows } from './unlinked-rows.ts'

/** What a workspace says about itself, nothing changed by looking. Texts are clean and shortened; whoever prints folds. */
export interface AuditReport {
  readonly asOf: Instant
  readonly today: Day
  readonly ruleVersion: string
  /** Key results that are neither over, dropped nor deferred; and of cycles that are over. */
  readonly keyResults: {
    readonly running: number
    readonly scored: number
    readonly ended: number
    /** The worst first; those that no key result has are left out. */
    readonly statuses: readonly { readonly status: Status; readonly count: number }[]
  }
  readonly objectives: {
    readonly running: number
    /** With neither a cycle nor a period: they are judged by the fiscal quarter of today. */
    readonly withoutCycle: number
  }
  readonly words: AuditWords
  readonly calibration: LeaderCalibration
  readonly unlinked: Unlinked
  /** Key results of which nothing new is known. */
  readonly stale: readonly StaleRow[]
  /** Key results with a score whose value is as old as the last edit of its row, since no day of a check-in was typed. */
  readonly datedByEdit: number
  /** Whether any property was found that says who owns a key result. */
  readonly hasOwners: boolean
  readonly mends: AuditMends
  /** Those of use to OKRs first. */
  readonly tables: readonly AuditTable[]
  /** Baselines that were assumed, columns that cannot be read, and choices that no rule knows. */
  readonly notices: readonly AuditNotice[]
  /** How cells were read that hold more than a number. */
  readonly readings: readonly AuditNotice[]
  /** What could not be seen or decided. */
  readonly obstacles: readonly AuditNotice[]
  /** Lines for a `.env` file. */
  readonly settings: readonly string[]
  /** HTTP requests that it took. */
  readonly requests: number
}

/** @param input.evaluation of the discovered snapshot, made without a history and without work */
export function auditReport(input: {
  readonly discovered: Discovered
  readonly evaluation: Evaluation
  readonly policy: Policy
  readonly now: Instant
}): AuditReport {
  const { discovered, evaluation, policy, now } = input
  const { snapshot, settings } = discovered
  const named = new Set(Object.values(settings).flatMap((value) => value.split(',')))
  const isRead = ({ dataSourceId }: FoundTable) => named.has(dataSourceId)
  const tables = discovered.tables.filter(isRead)
  const running = evaluation.keyResults.filter(isRunning)
  const unscored = new Set(running.filter(({ score }) => score === null).map(({ id }) => id))
  const goOn = new Set(
    evaluation.objectives.filter(({ ended, state }) => !ended && state === 'active').map(({ id }) => id),
  )
  const byEdit = undated(snapshot.keyResults)
  const supported = new Set(
    snapshot.objectives.filter(({ id }) => goOn.has(id)).flatMap(({ supports }) => supports),
  )
  const mends = auditMends({ snapshot, tables }, unscored, { policy, now })
  const { notices, readings } = auditNotices(snapshot.findings, mends)
  const scored = new Set(running.flatMap(({ id, score }) => (score === null ? [] : id)))
  return {
    asOf: now,
    today: evaluation.today,
    ruleVersion: evaluation.ruleVersion,
    keyResults: {
      running: running.length,
      scored: running.length - unscored.size,
      ended: evaluation.keyResults.filter(({ ended }) => ended).length,
      statuses: WORST_FIRST.flatMap((status) => {
        const count = running.filter((result) => result.status === status).length
        return count === 0 ? [] : { status, count }
      }),
    },
    objectives: {
      running: goOn.size,
      withoutCycle: snapshot.objectives.filter(
        ({ id, cycle, period }) => goOn.has(id) && period === null && (cycle ?? '').trim() === '',
      ).length,
    },
    words: auditWords(evaluation, running),
    calibration: leaderCalibration(evaluation.keyResults),
    unlinked: unlinkedRows({ objectives: evaluation.objectives, supported }, running, tables),
    stale: staleRows(running, byEdit),
    datedByEdit: running.filter(({ id, score }) => score !== null && byEdit.has(id)).length,
    hasOwners: tables.some(
      ({ kind, columns }) => kind === 'keyResults' && columns.some(({ field }) => field === 'owners'),
    ),
    mends,
    tables: discovered.tables
      .map((table) => auditTable(table, isRead(table)))
      .sort((a, b) => use(a) - use(b)),
    notices: [...assumedBaselines(evaluation, scored), ...notices],
    readings,
    obstacles: discovered.obstacles.map(shortNotice),
    settings: envLines(settings),
    requests: discovered.requests,
  }
}

function isRunning({ ended, state }: KeyResultResult): boolean {
  return !ended && state !== 'dropped' && state !== 'deferred'
}

/** Those that are read come first, those of no use to OKRs last. */
function use({ kind, isRead }: AuditTable): number {
  return isRead ? 0 : kind === null ? 2 : 1
}
