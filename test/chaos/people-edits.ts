import { createDice } from '#src/sandbox/faults/dice.ts'
import { closeItem } from '#src/sandbox/github/seed.ts'
import { moveIssue } from '#src/sandbox/linear/seed.ts'
import type { Page } from '#src/sandbox/notion/page.ts'
import { addPage, editPage, type SeedValues } from '#src/sandbox/notion/seed.ts'
import { showPage } from '#src/sandbox/notion/show-page.ts'
import type { Sandbox } from '#src/sandbox/start-sandbox.ts'
import type { Life } from './lay-life.ts'

/** Something that a person does. */
export interface Edit {
  /** Minutes after the beginning. */
  readonly after: number
  /**
   * Whether it waits until no run is under way: what a person types into a column of the service's in the moment between its look
   * and its write is lost, since Notion knows no conditional writes.
   */
  readonly isBetweenRuns: boolean
  live(at: string): void
}

/**
 * What people do in twenty minutes of a morning, chosen by dice: the same in each copy of a life. Each row is changed once, so
 * that nothing shows but what a later look shows too.
 */
export function peopleEdits(
  { notion, linear, github }: Sandbox,
  { lookedAt, databases }: Life,
  seed: number,
): Edit[] {
  const { state } = notion
  const roll = createDice(seed)
  const taken = new Set<unknown>()
  const some = <T>(list: readonly T[]): T => {
    const left = list.filter((each) => !taken.has(each))
    const chosen = left[Math.floor(roll() * left.length)]
    if (chosen === undefined) throw new Error('The company has none of these.')
    taken.add(chosen)
    return chosen
  }
  const author = some([...state.users.values()].filter(({ kind }) => kind === 'person')).id
  const rows = (setting: string, fits: (row: Readonly<Record<string, unknown>>) => boolean) =>
    [...state.pages.values()].filter(
      ({ id, parent, trashed, editedAt }) =>
        Date.parse(editedAt) <= Date.parse(lookedAt) &&
        parent.type === 'data_source_id' &&
        parent.id === databases[setting] &&
        !trashed &&
        fits(showPage(state, id)),
    )
  const keyResults = (fits: (row: Readonly<Record<string, unknown>>) => boolean) =>
    rows('NOTION_KEY_RESULTS', (row) => row['State'] === 'Active' && fits(row))
  // What is measured may change by itself just before.
  const isTyped = (row: Readonly<Record<string, unknown>>) => row['Source'] === null
  const number = ({ id }: Page, name: string) => Number(showPage(state, id)[name])
  const type = (page: Page, values: SeedValues) => (at: string) =>
    editPage(state, page.id, values, { lastEdited: at, editedBy: author })

  const checkedIn = some(keyResults((row) => isTyped(row) && typeof row['Current'] === 'number'))
  const moved = some(keyResults((row) => isTyped(row) && typeof row['Target'] === 'number'))
  const overruled = some(keyResults((row) => isTyped(row) && typeof row['Status'] === 'string'))
  const word = some(['On track', 'At risk', 'Off track'])
  const noted = some(keyResults(() => true))
  const renamed = some(rows('NOTION_OBJECTIVES', () => true))
  const trashed = some(rows('NOTION_DECISIONS', () => true))
  const finished = some(linear.state.issues.filter((issue) => issue.state === 'started'))
  const closed = some(
    github.state.repositories.flatMap(({ items }) =>
      items.filter((item) => item.kind === 'issue' && item.state === 'open'),
    ),
  )
  const lives: [isBetweenRuns: boolean, live: (at: string) => void][] = [
    [false, type(noted, { Note: 'Two weeks later than we thought.' })],
    [
      false,
      (at) =>
        type(checkedIn, { Current: number(checkedIn, 'Current') / 2, 'Last check-in': at.slice(0, 10) })(at),
    ],
    [false, type(moved, { Target: Math.round(number(moved, 'Target') * 1.3 * 100) / 100 })],
    [true, type(overruled, { Status: word })],
    [false, type(renamed, { Objective: 'Called otherwise since this morning' })],
    [
      false,
      (at) =>
        void addPage(
          state,
          databases['NOTION_DECISIONS'] ?? '',
          { Decision: 'Who answers the phone?', Status: 'Proposed', Owner: [author] },
          { lastEdited: at, editedBy: author },
        ),
    ],
    [false, (at) => moveIssue(finished, 'completed', at)],
    [false, (at) => closeItem(closed, at)],
  ]
  const chosen = lives.flatMap(([isBetweenRuns, live]) =>
    roll() < 0.6 ? [{ after: roll() * 18, isBetweenRuns, live }] : [],
  )
  // Before the first look: what goes later shows in the next whole read only, and who reads more often sees it sooner.
  const goes = {
    after: 0,
    isBetweenRuns: true,
    live(at: string) {
      trashed.trashed = true
      trashed.editedAt = at
    },
  }
  return roll() < 0.6 ? [goes, ...chosen] : chosen
}
