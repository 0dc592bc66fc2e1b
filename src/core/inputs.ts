import type { evaluate } from './evaluate.ts'
import type { History } from './history.ts'
import { blocks } from './inputs/blocks.ts'
import { checkInPages, fromCheckInPages } from './inputs/check-in-pages.ts'
import { type DayPage, dayPages, fromDayPages } from './inputs/day-pages.ts'
import { fromText, toText } from './inputs/lossless-json.ts'
import type { Day, Decision, Snapshot } from './model.ts'
import type { FinishedWork, WorkReading } from './work/work.ts'

/** Of a day such as `2026-11-20`, all but its last digit. */
const TENS = 9

/** What a decision lacks that was kept before these columns were read. */
const UNREAD = {
  context: '',
  options: '',
  recommendation: '',
  decided: '',
  reversible: null,
} satisfies Partial<Decision>

/** Everything that the rules are given in one run. */
export type RulesInput = Required<Parameters<typeof evaluate>[0]>

/**
 * What the rules are given, as texts by name, each made when it is asked for: together they take much room. They are cut so that
 * two runs between which little changed share most of them: rows in blocks, and what is dated about ten days at a time with the
 * last day for itself, since it alone changes within a day.
 */
export function* toSections(input: RulesInput): Generator<[name: string, text: string]> {
  const { snapshot, history, readings } = input
  const one = (name: keyof RulesInput): [string, string] => [name, toText(input[name])]

  yield one('now')
  yield one('policy')
  yield one('hosts')
  yield one('typedSince')
  yield one('active')
  if (input.finished !== null) yield* inBlocks('finished', input.finished, finishedKey)
  yield* inBlocks('readings', [...readings], ([url]) => url)
  yield* inBlocks('databases', snapshot.databases, ({ dataSourceId }) => dataSourceId)
  yield* inBlocks('objectives', snapshot.objectives, idOf)
  yield* inBlocks('keyResults', snapshot.keyResults, idOf)
  yield* inBlocks('initiatives', snapshot.initiatives, idOf)
  yield* inBlocks('decisions', snapshot.decisions, idOf)
  yield* inBlocks('findings', snapshot.findings, ({ pageId }) => pageId ?? '')
  for (const [first, page] of checkInPages(history.checkIns, pageOf)) {
    yield [`history.checkIns/${first}`, toText(page)]
  }
  yield* byDay('history.days', history.days, ({ keyResultId }) => keyResultId)
  yield* byDay('history.objectiveDays', history.objectiveDays, ({ objectiveId }) => objectiveId)
  yield* inBlocks('history.sightings', history.sightings, ({ pageId }) => pageId)
  yield* inBlocks('history.written', history.written, ({ pageId }) => pageId)
  yield* inBlocks('history.episodes', history.episodes, ({ pageId }) => pageId)
  yield* inBlocks('history.prepared', history.prepared, ({ key }) => key)
  yield* inBlocks('history.stands', history.stands, ({ decisionId }) => decisionId)
}

function* inBlocks<Row>(
  name: string,
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): Generator<[string, string]> {
  for (const [index, block] of blocks(rows, keyOf).entries()) yield [`${name}/${index}`, toText(block)]
}

function* byDay<Row extends { readonly day: Day }>(
  name: string,
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): Generator<[string, string]> {
  const pages = dayPages(rows, keyOf)
  const last = pages.at(-1)?.[0]
  for (const [, some] of Map.groupBy(pages, ([day]) => pageOf(day, last))) {
    yield [`${name}/${some[0]?.[0]}`, toText(some)]
  }
}

function pageOf(day: Day, last: Day | undefined): string {
  return day === last ? day : day.slice(0, TENS)
}

/**
 * What `toSections` was given. What is dated in the history comes ordered by page and by day, as the history keeps it; of all
 * else the order is as it was.
 */
export function fromSections(sections: ReadonlyMap<string, string>): RulesInput {
  const parts = Map.groupBy(sections, ([name]) => name.split('/', 1)[0] ?? name)
  const one = (name: string) => fromText(sections.get(name) ?? 'null')
  const ofBlocks = <Row>(name: string): Row[] | null =>
    parts.get(name)?.flatMap(([, text]) => fromText(text) as Row[]) ?? null
  const rows = <Row>(name: string): Row[] => ofBlocks<Row>(name) ?? []
  const ofDays = <Row extends { readonly day: Day }>(name: string, keyOf: (row: Row) => string): Row[] => {
    return byKey(fromDayPages(rows<[Day, DayPage<Row>]>(name)), keyOf)
  }
  const snapshot: Required<Snapshot> = {
    databases: rows('databases'),
    objectives: rows('objectives'),
    keyResults: rows('keyResults'),
    initiatives: rows('initiatives'),
    decisions: rows<Decision>('decisions').map((row) => ({ ...row, ...UNREAD, ...row })),
    findings: rows('findings'),
  }
  const history: Required<History> = {
    checkIns: byKey(fromCheckInPages(rows('history.checkIns')), ({ keyResultId }) => keyResultId),
    days: ofDays('history.days', ({ keyResultId }) => keyResultId),
    objectiveDays: ofDays('history.objectiveDays', ({ objectiveId }) => objectiveId),
    sightings: rows('history.sightings'),
    written: rows('history.written'),
    episodes: rows('history.episodes'),
    prepared: rows('history.prepared'),
    stands: rows('history.stands'),
  }
  return {
    snapshot,
    readings: new Map(rows<[string, WorkReading]>('readings')),
    active: one('active') as RulesInput['active'],
    finished: ofBlocks<FinishedWork>('finished'),
    history,
    policy: one('policy') as RulesInput['policy'],
    hosts: one('hosts') as RulesInput['hosts'],
    typedSince: one('typedSince') as RulesInput['typedSince'],
    now: one('now') as RulesInput['now'],
  }
}

function byKey<Row>(rows: Row[], keyOf: (row: Row) => string): Row[] {
  return rows.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0))
}

function idOf({ id }: { readonly id: string }): string {
  return id
}

function finishedKey(work: FinishedWork): string {
  return work.kind === 'issue' ? (work.identifiers[0] ?? '') : `${work.repository}#${work.number}`
}
