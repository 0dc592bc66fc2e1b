import type { Sighting } from '#src/core/history.ts'
import type { Instant } from '#src/core/model.ts'
import type { GithubState } from '#src/sandbox/github/state.ts'
import type { LinearState } from '#src/sandbox/linear/state.ts'
import { addPage, addUser, editPage, type SeedValues } from '#src/sandbox/notion/seed.ts'
import type { NotionState } from '#src/sandbox/notion/state.ts'
import { answerRow } from './answer-row.ts'
import { ANSWERS } from './answers.ts'
import type { Calendar } from './calendar.ts'
import { DECISIONS } from './decisions.ts'
import { INITIATIVES } from './initiatives.ts'
import { KEY_RESULTS } from './key-results.ts'
import { OBJECTIVES } from './objectives.ts'
import { PEOPLE, type PersonKey } from './people.ts'
import {
  answerCells,
  decisionRow,
  initiativeRow,
  keyResultRow,
  milestonesIn,
  objectiveRow,
  type References,
} from './rows.ts'
import { layWork } from './work.ts'

export interface DataSourceIds {
  readonly objectives: string
  readonly keyResults: string
  readonly initiatives: string
  readonly decisions: string
}

/** One day in the company's life: until its moment people change rows, and then the service may run. */
export interface Day {
  readonly at: Instant
  /** Answers the decisions taken since the day before, which a service that had run all the time would have seen. */
  live(): readonly Sighting[]
}

interface States {
  readonly notion: NotionState
  readonly linear: LinearState
  readonly github: GithubState
}

/**
 * Lays the demo company's rows as they were six weeks ago into databases that `init` has made.
 * Answers the days from then until now, in order; living them changes the rows.
 */
export function layCompany(states: States, ids: DataSourceIds, calendar: Calendar): readonly Day[] {
  const { notion } = states
  const first = calendar.typedBefore(calendar.weeks[0] ?? calendar.now)
  const pages = new Map<string, string>()
  const people = Object.fromEntries(
    Object.entries(PEOPLE).map(([key, { name, email }]) => [key, addUser(notion, { name, email })]),
  ) as Record<PersonKey, string>
  const work = layWork(states, first)
  const refs: References = {
    calendar,
    people,
    urls: work.urls,
    page(key) {
      const id = pages.get(key)
      if (id === undefined) throw new Error(`The demo company has no ${key}.`)
      return id
    },
  }
  const edit = (key: string, values: SeedValues, at: Instant, by?: PersonKey) =>
    editPage(notion, refs.page(key), values, { lastEdited: at, ...(by ? { editedBy: people[by] } : {}) })

  // What an objective supports may be laid after it, so relations follow when every page is there.
  for (const [key, seed] of Object.entries(OBJECTIVES)) {
    const row = { ...objectiveRow({ ...seed, supports: [] }, refs) }
    pages.set(`objective ${key}`, addPage(notion, ids.objectives, row, { lastEdited: first }))
  }
  for (const [key, seed] of Object.entries(KEY_RESULTS)) {
    pages.set(
      `key result ${key}`,
      addPage(notion, ids.keyResults, keyResultRow(seed, refs), { lastEdited: first }),
    )
  }
  for (const [key, seed] of Object.entries(OBJECTIVES)) {
    const keyResults = (seed.supportsKeyResults ?? []).map((name) => refs.page(`key result ${name}`))
    const { Supports = [] } = objectiveRow(seed, refs)
    edit(`objective ${key}`, { Supports, 'Supports key result': keyResults }, first)
  }
  for (const [key, seed] of Object.entries(INITIATIVES)) {
    pages.set(
      `initiative ${key}`,
      addPage(notion, ids.initiatives, initiativeRow(seed, refs), { lastEdited: first }),
    )
  }

  const week = (index: number, at: Instant): Day => ({
    at,
    live() {
      work.advance(index, at)
      checkIn(index, at)
      if (index === 6) typeStatuses(calendar.typedBefore(at))
      answerDecisions(index, at)
      return raiseDecisions(at)
    },
  })

  function checkIn(index: number, at: Instant) {
    for (const [key, seed] of Object.entries(KEY_RESULTS)) {
      const [owner] = seed.owners
      const values: Record<string, SeedValues[string]> = {}
      const typed = seed.weekly?.[index] ?? null
      if (typed !== null) Object.assign(values, { Current: typed, 'Last check-in': at.slice(0, 10) })
      if (seed.milestones?.some(({ doneIn }) => doneIn === index)) {
        values['Milestones'] = milestonesIn(seed, index, calendar)
      }
      if (seed.firstTarget?.movedIn === index) values['Target'] = seed.target ?? null
      if (seed.plan?.typedIn === index) values['Recovery plan'] = seed.plan.words
      if (index === 6 && seed.note) values['Note'] = seed.note
      if (Object.keys(values).length > 0) edit(`key result ${key}`, values, calendar.typedBefore(at), owner)
    }
  }

  function typeStatuses(at: Instant) {
    for (const [key, { statusByHand, owners }] of Object.entries(KEY_RESULTS)) {
      if (statusByHand) edit(`key result ${key}`, { Status: statusByHand }, at, owners[0])
    }
  }

  function raiseDecisions(at: Instant): Sighting[] {
    const decided: Sighting[] = []
    for (const [key, seed] of Object.entries(DECISIONS)) {
      if (pages.has(`decision ${key}`) || calendar.momentFromNow(seed.raised) > at) continue
      const pageId = addPage(notion, ids.decisions, decisionRow(seed, refs), { lastEdited: at })
      pages.set(`decision ${key}`, pageId)
      if (seed.decided === undefined) continue
      decided.push({ pageId, what: 'decided', since: calendar.momentFromNow(seed.decided) })
    }
    return decided
  }

  const answered = new Set<string>()
  function answerDecisions(index: number, at: Instant) {
    for (const [key, { by, week: from, decided }] of Object.entries(ANSWERS)) {
      if (index < from || answered.has(key)) continue
      const found = answerRow(notion, {
        decisions: ids.decisions,
        about: refs.page(`key result ${key}`),
        values: decided && answerCells(decided, at.slice(0, 10)),
        at: calendar.typedBefore(at),
        by: people[by],
      })
      if (found) answered.add(key)
    }
  }

  const block: Day = {
    at: calendar.blockedAt,
    live() {
      for (const [key, seed] of Object.entries(INITIATIVES)) {
        if (seed.status !== 'Blocked') continue
        const waitingOn = (seed.waitingOn ?? []).map((person) => people[person])
        const neededBy = seed.neededIn === undefined ? null : calendar.dayFromToday(seed.neededIn)
        const values = { Status: 'Blocked', Blocker: seed.blocker ?? '', 'Waiting on': waitingOn }
        const at = calendar.typedBefore(this.at)
        edit(`initiative ${key}`, { ...values, 'Needed by': neededBy }, at, seed.dri[0])
      }
      return raiseDecisions(this.at)
    },
  }

  const weeks = calendar.weeks.map((at, index) => week(index, at))
  const looks = calendar.looks
    .filter((at) => at !== block.at)
    .map((at): Day => ({ at, live: () => raiseDecisions(at) }))
  return [...weeks, ...looks, block].sort((a, b) => (a.at < b.at ? -1 : 1))
}
