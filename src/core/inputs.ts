import type { evaluate } from './evaluate.ts'
import type { History } from './history.ts'
import { blocks } from './inputs/blocks.ts'
import { type DayPage, dayPages, fromDayPages } from './inputs/day-pages.ts'
import { fromText, toText } from './inputs/lossless-json.ts'
import type { Day, Snapshot } from './model.ts'
import type { FinishedWork, WorkReading } from './work/work.ts'

/** Of a day such as `2026-11-20`, all but its last digit. */
const TENS = 9

/** Everything that the rules are given in one run. */
export type RulesInput = Required<Parameters<typeof evaluate>[0]>

/**
 * What the rules are given, as texts by name. They are cut so that two runs between which little changed share most of them: rows
 * in blocks, and what is dated about ten days at a time with the last day for itself, since it alone changes within a day.
 */
export function toSections(input: RulesInput): Map<string, string> {
  const { snapshot, history, readings } = input
  const sections = new Map<string, string>()
  const one = (name: keyof RulesInput) => void sections.set(name, toText(input[name]))
  function inBlocks<Row>(name: string, rows: readonly Row[], keyOf: (row: Row) => string): void {
    for (const [index, block] of blocks(rows, keyOf).entries()) {
      sections.set(`${name}/${index}`, toText(block))
    }
  }
  function byDay<Row extends { readonly day: Day }>(
    name: string,
    rows: readonly Row[],
    keyOf: (row: Row) => string,
  ): void {
    const pages = dayPages(rows, keyOf)
    const last = pages.at(-1)?.[0]
    for (const [, some] of Map.groupBy(pages, ([day]) => (day === last ? day : day.slice(0, TENS)))) {
      sections.set(`${name}/${some[0]?.[0]}`, toText(some))
    }
  }

  one('now')
  one('policy')
  one('hosts')
  one('typedSince')
  one('active')
  if (input.finished !== null) inBlocks('finished', input.finished, finishedKey)
  inBlocks('readings', [...readings], ([url]) => url)
  inBlocks('databases', snapshot.databases, ({ dataSourceId }) => dataSourceId)
  inBlocks('objectives', snapshot.objectives, idOf)
  inBlocks('keyResults', snapshot.keyResults, idOf)
  inBlocks('initiatives', snapshot.initiatives, idOf)
  inBlocks('decisions', snapshot.decisions, idOf)
  inBlocks('findings', snapshot.findings, ({ pageId }) => pageId ?? '')
  byDay('history.checkIns', history.checkIns, ({ keyResultId, source }) => `${keyResultId} ${source}`)
  byDay('history.days', history.days, ({ keyResultId }) => keyResultId)
  byDay('history.objectiveDays', history.objectiveDays, ({ objectiveId }) => objectiveId)
  inBlocks('history.sightings', history.sightings, ({ pageId }) => pageId)
  inBlocks('history.written', history.written, ({ pageId }) => pageId)
  inBlocks('history.episodes', history.episodes, ({ pageId }) => pageId)
  return sections
}

/**
 * What `toSections` was given. What is dated in the history comes ordered by page and by day, as the history keeps it; of all
 * else the order is as it was.
 */
export function fromSections(sections: ReadonlyMap<string, string>): RulesInput {
  const parts = Map.groupBy(sections, ([name]) => name.split('/', 1)[0] ?? name)
  const one = (name: string) => fromText(sections.get(name) ?? 'null')
  const inBlocks = <Row>(name: string): Row[] | null =>
    parts.get(name)?.flatMap(([, text]) => fromText(text) as Row[]) ?? null
  const rows = <Row>(name: string): Row[] => inBlocks<Row>(name) ?? []
  const byDay = <Row extends { readonly day: Day }>(name: string, pageOf: (row: Row) => string): Row[] => {
    const dated = fromDayPages(rows<[Day, DayPage<Row>]>(name))
    return dated.sort((a, b) => (pageOf(a) < pageOf(b) ? -1 : pageOf(a) > pageOf(b) ? 1 : 0))
  }
  const snapshot: Required<Snapshot> = {
    databases: rows('databases'),
    objectives: rows('objectives'),
    keyResults: rows('keyResults'),
    initiatives: rows('initiatives'),
    decisions: rows('decisions'),
    findings: rows('findings'),
  }
  const history: Required<History> = {
    checkIns: byDay('history.checkIns', ({ keyResultId }) => keyResultId),
    days: byDay('history.days', ({ keyResultId }) => keyResultId),
    objectiveDays: byDay('history.objectiveDays', ({ objectiveId }) => objectiveId),
    sightings: rows('history.sightings'),
    written: rows('history.written'),
    episodes: rows('history.episodes'),
  }
  return {
    snapshot,
    readings: new Map(rows<[string, WorkReading]>('readings')),
    active: one('active') as RulesInput['active'],
    finished: inBlocks<FinishedWork>('finished'),
    history,
    policy: one('policy') as RulesInput['policy'],
    hosts: one('hosts') as RulesInput['hosts'],
    typedSince: one('typedSince') as RulesInput['typedSince'],
    now: one('now') as RulesInput['now'],
  }
}

function idOf({ id }: { readonly id: string }): string {
  return id
}

function finishedKey(work: FinishedWork): string {
  return work.kind === 'issue' ? (work.identifiers[0] ?? '') : `${work.repository}#${work.number}`
}
