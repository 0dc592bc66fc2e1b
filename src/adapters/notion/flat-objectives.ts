import type { Objective } from '#src/core/model.ts'
import { quarterNamed } from '#src/core/time/same-time.ts'
import { timeIn } from './cycle-in.ts'
import type { CyclePage } from './cycle-pages.ts'
import { levelLabels } from './labels.ts'
import type { okrFields } from './okr-fields.ts'
import type { RowReader } from './row-reader.ts'

/**
 * Makes an objective of each text that flat rows name as theirs. Spelling apart from letters and digits does not
 * tell two objectives apart; their time does, which is the Period, else the Cycle, however it is written. What is known of it
 * comes from the first row that says so.
 * @param pages that rows link as their cycle, by id
 */
export function createFlatObjectives(pages: ReadonlyMap<string, CyclePage>) {
  const made = new Map<string, Objective>()

  return {
    /** @returns the id of the row's objective; null when the row names none */
    idFor(row: RowReader<keyof typeof okrFields>): string | null {
      const title = row.text('objective').trim()
      if (title === '') return null
      const { cycle, period } = timeIn(row, pages)
      const time = period ? `${period.start} ${period.end}` : cycle && (quarterNamed(cycle) ?? cycle)
      const id = `objective:${slugOf(title)}${time === null ? '' : `@${slugOf(time)}`}`
      const known = made.get(id)
      const { url, lastEdited } = row.common
      made.set(id, {
        id,
        title: known?.title ?? title,
        url: known?.url ?? url,
        lastEdited: known && known.lastEdited > lastEdited ? known.lastEdited : lastEdited,
        shown: {},
        level: known?.level ?? row.choice('level', levelLabels, null),
        team: known?.team ?? row.word('team'),
        owners: [],
        cycle: known?.cycle ?? cycle,
        period,
        supports: [],
        supportsKeyResults: [],
        weight: null,
        state: 'active',
        acceptedFindings: [],
        word: null,
        virtual: true,
      })
      return id
    },
    all: (): readonly Objective[] => [...made.values()],
  }
}

function slugOf(text: string): string {
  const slug = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
  return slug || encodeURIComponent(text)
}
