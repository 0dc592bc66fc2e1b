import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { CheckIn, DecisionStand, Episode, Sighting } from '#src/core/history.ts'
import type { MessageKind } from '#src/core/mail/message-kind.ts'
import type { DatabaseKind, Period, Risk, ServiceField, Status } from '#src/core/model.ts'
import type { JobName, LedgerDecision, LedgerWrite, RunEnd } from '#src/ports/ledger.ts'
import type { MessageState } from '#src/ports/outbox.ts'
import { cell, day, instant, workspace } from './columns.ts'

// All tables. Columns bear the names of the ports' fields, so that a row without its workspace is what a port hands out.
export * from './kept-tables.ts'

export const runs = sqliteTable(
  'runs',
  {
    workspace: workspace(),
    id: text('id').notNull(),
    job: text('job').$type<JobName>().notNull(),
    asOf: instant('as_of').notNull(),
    startedAt: instant('started_at').notNull(),
    ruleVersion: text('rule_version').notNull(),
    finishedAt: instant('finished_at'),
    outcome: text('outcome').$type<RunEnd['outcome']>(),
    inputsHash: text('inputs_hash'),
    summary: text('summary'),
    error: text('error'),
    evaluationHash: text('evaluation_hash'),
  },
  (run) => [
    primaryKey({ columns: [run.workspace, run.id] }),
    index('runs_by_outcome').on(run.workspace, run.job, run.outcome, run.finishedAt),
    index('runs_by_start').on(run.workspace, run.startedAt),
  ],
)

/** One row per cell: laid down before it is sent, settled when its outcome is known. */
export const writes = sqliteTable(
  'writes',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    workspace: workspace(),
    runId: text('run_id').notNull(),
    database: text('database').$type<DatabaseKind>().notNull(),
    pageId: text('page_id').notNull(),
    title: text('title').notNull(),
    field: text('field').$type<ServiceField>().notNull(),
    before: cell('before'),
    after: cell('after'),
    at: instant('at').notNull(),
    // Rows from before there were planned ones are of writes that Notion accepted.
    state: text('state').$type<LedgerWrite['state']>().notNull().default('written'),
    /** A person's word that was put back. */
    isWord: integer('is_word', { mode: 'boolean' }).notNull().default(false),
  },
  (write) => [
    index('writes_by_run').on(write.workspace, write.runId, write.pageId),
    index('writes_by_state').on(write.workspace, write.state),
  ],
)

/** The latest of `writes` for each cell, kept beside it so that reading it costs the same after years of runs. */
export const writtenCells = sqliteTable(
  'written_cells',
  {
    workspace: workspace(),
    pageId: text('page_id').notNull(),
    field: text('field').$type<ServiceField>().notNull(),
    value: cell('value'),
    at: instant('at').notNull(),
  },
  (written) => [primaryKey({ columns: [written.workspace, written.pageId, written.field] })],
)

export const checkIns = sqliteTable(
  'check_ins',
  {
    workspace: workspace(),
    keyResultId: text('key_result_id').notNull(),
    day: day('day').notNull(),
    value: real('value').notNull(),
    source: text('source').$type<CheckIn['source']>().notNull(),
  },
  (checkIn) => [
    primaryKey({ columns: [checkIn.workspace, checkIn.keyResultId, checkIn.day, checkIn.source] }),
  ],
)

/**
 * The row differs in more than its figures from the page's row before, or stands beside a stored day on which the page has none. Of
 * rows from before this was kept it is not known: they are read as if they did.
 */
const isTurn = () => integer('is_turn', { mode: 'boolean' }).notNull().default(true)

export const keyResultDays = sqliteTable(
  'key_result_days',
  {
    workspace: workspace(),
    keyResultId: text('key_result_id').notNull(),
    day: day('day').notNull(),
    status: text('status').$type<Status>().notNull(),
    risk: text('risk').$type<Risk>().notNull(),
    score: real('score'),
    confidence: real('confidence'),
    baseline: real('baseline'),
    target: real('target'),
    weight: real('weight'),
    period: text('period', { mode: 'json' }).$type<Period>(),
    overruled: text('overruled').$type<Status>(),
    colour: text('colour').$type<Status>(),
    // Days from before these two were kept are of rule version 1, and their target score is not known.
    targetScore: real('target_score').notNull().default(1),
    ruleVersion: text('rule_version').notNull().default('1'),
    isTurn: isTurn(),
  },
  (row) => [
    primaryKey({ columns: [row.workspace, row.keyResultId, row.day] }),
    index('key_result_days_by_day').on(row.workspace, row.day),
    index('key_result_days_turned').on(row.workspace, row.day).where(sql`is_turn`),
  ],
)

export const objectiveDays = sqliteTable(
  'objective_days',
  {
    workspace: workspace(),
    objectiveId: text('objective_id').notNull(),
    day: day('day').notNull(),
    status: text('status').$type<Status>().notNull(),
    score: real('score'),
    confidence: real('confidence'),
    colour: text('colour').$type<Status>(),
    isTurn: isTurn(),
  },
  (row) => [
    primaryKey({ columns: [row.workspace, row.objectiveId, row.day] }),
    index('objective_days_by_day').on(row.workspace, row.day),
    index('objective_days_turned').on(row.workspace, row.day).where(sql`is_turn`),
  ],
)

export const sightings = sqliteTable(
  'sightings',
  {
    workspace: workspace(),
    pageId: text('page_id').notNull(),
    what: text('what').$type<Sighting['what']>().notNull(),
    since: instant('since').notNull(),
  },
  (sighting) => [primaryKey({ columns: [sighting.workspace, sighting.pageId, sighting.what] })],
)

export const episodes = sqliteTable(
  'episodes',
  {
    workspace: workspace(),
    id: text('id').notNull(),
    pageId: text('page_id').notNull(),
    openedAt: instant('opened_at').notNull(),
    closedAt: instant('closed_at'),
    // There was one cause only when the first of them were kept.
    cause: text('cause').$type<Episode['cause']>().notNull().default('off_track'),
    // Nor were titles kept at first.
    title: text('title').notNull().default(''),
  },
  (episode) => [primaryKey({ columns: [episode.workspace, episode.id] })],
)

/** Decisions that were added to the log, or were to be: laid down before they are sent, settled when their outcome is known. */
export const preparedDecisions = sqliteTable(
  'prepared_decisions',
  {
    workspace: workspace(),
    key: text('key').notNull(),
    pageId: text('page_id').notNull(),
    runId: text('run_id').notNull(),
    title: text('title').notNull(),
    state: text('state').$type<LedgerDecision['state']>().notNull(),
    decisionId: text('decision_id'),
    at: instant('at').notNull(),
  },
  (prepared) => [
    primaryKey({ columns: [prepared.workspace, prepared.key] }),
    index('prepared_decisions_by_run').on(prepared.workspace, prepared.runId),
  ],
)

export const decisionStands = sqliteTable(
  'decision_stands',
  {
    workspace: workspace(),
    decisionId: text('decision_id').notNull(),
    keyResultId: text('key_result_id').notNull(),
    of: text('of').$type<DecisionStand['of']>().notNull(),
    day: day('day').notNull(),
    chance: real('chance'),
    score: real('score'),
    value: real('value'),
    status: text('status').$type<Status>().notNull(),
    baseline: real('baseline'),
    target: real('target'),
    weight: real('weight'),
    period: text('period', { mode: 'json' }).$type<Period>(),
    milestones: text('milestones', { mode: 'json' }).$type<readonly string[]>().notNull(),
    initiatives: text('initiatives', { mode: 'json' }).$type<readonly string[]>().notNull(),
    ruleVersion: text('rule_version').notNull(),
  },
  (stand) => [primaryKey({ columns: [stand.workspace, stand.decisionId, stand.keyResultId, stand.of] })],
)

export const outbox = sqliteTable(
  'outbox',
  {
    workspace: workspace(),
    id: text('id').notNull(),
    kind: text('kind').$type<MessageKind>().notNull(),
    slot: text('slot').notNull(),
    messageId: text('message_id').notNull(),
    date: instant('date').notNull(),
    to: text('to').notNull(),
    subject: text('subject').notNull(),
    html: text('html').notNull(),
    text: text('text').notNull(),
    state: text('state').$type<MessageState>().notNull(),
    attempts: integer('attempts').notNull(),
    attemptedAt: instant('attempted_at'),
    detail: text('detail'),
    references: text('references', { mode: 'json' }).$type<readonly string[]>().notNull().default([]),
  },
  (message) => [
    primaryKey({ columns: [message.workspace, message.id] }),
    uniqueIndex('outbox_once').on(message.workspace, message.kind, message.to, message.slot),
    index('outbox_by_state').on(message.workspace, message.state, message.date),
    index('outbox_by_attempt').on(message.workspace, message.attemptedAt),
  ],
)

/** What each person was told in letters, kept beside `outbox` since one letter holds several subjects. */
export const told = sqliteTable(
  'told',
  {
    workspace: workspace(),
    key: text('key').notNull(),
    to: text('to').notNull(),
    at: instant('at').notNull(),
    messageId: text('message_id').notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.workspace, row.key, row.to] }),
    index('told_by_time').on(row.workspace, row.at),
  ],
)

export const bindings = sqliteTable(
  'bindings',
  {
    workspace: workspace(),
    dataSourceId: text('data_source_id').notNull(),
    field: text('field').notNull(),
    propertyId: text('property_id').notNull(),
    name: text('name').notNull(),
    owned: integer('owned', { mode: 'boolean' }).notNull(),
  },
  (binding) => [primaryKey({ columns: [binding.workspace, binding.dataSourceId, binding.field] })],
)

export const dataSources = sqliteTable(
  'data_sources',
  {
    workspace: workspace(),
    reference: text('reference').notNull(),
    dataSourceId: text('data_source_id').notNull(),
  },
  (known) => [primaryKey({ columns: [known.workspace, known.reference] })],
)

export const people = sqliteTable(
  'people',
  {
    workspace: workspace(),
    id: text('id').notNull(),
    name: text('name').notNull(),
    email: text('email'),
    lookedUpAt: instant('looked_up_at').notNull(),
  },
  (person) => [primaryKey({ columns: [person.workspace, person.id] })],
)
