import type { CompanyScore, KeyResultScore } from '#src/core/company/company-score.ts'
import { publishedScore } from '#src/core/company/published-score.ts'
import { scoreCompany } from '#src/core/company/score-company.ts'
import { Policy } from '#src/core/policy.ts'
import { HUNDRED_DAYS, onDay } from '#test/core/a-score-input.ts'

/** A row of a file, sound or not. */
export type Entry = Readonly<Record<string, unknown>>

const QUARTER = { quarter_start: HUNDRED_DAYS.start, quarter_end: HUNDRED_DAYS.end }

/** A company of one objective, C1, in `HUNDRED_DAYS`. */
export function aCompany(keyResults: readonly unknown[], rest: Entry = {}): Entry {
  const objective = { id: 'C1', title: 'Grow', owner: 'Ada', key_results: keyResults }
  return { company_okrs: { name: 'Acme', ...QUARTER, objectives: [objective] }, ...rest }
}

/** From 0 to 100, and 50 today. */
export function aRow(parts: Entry = {}): Entry {
  return {
    id: 'K1',
    title: 'Weekly active teams',
    type: 'numeric',
    baseline_value: 0,
    current_value: 50,
    target_value: 100,
    ...parts,
  }
}

/** A section with one objective, which has one key result of its own. */
export function aSection(name: string, objective: Entry, rest: Entry = {}): Entry {
  const key_results = [aRow({ id: `K-${name}`, title: `Result of ${name}` })]
  return { name, ...rest, objectives: [{ title: `Objective of ${name}`, key_results, ...objective }] }
}

/** Scores a file half through `HUNDRED_DAYS`, or on another of its days. */
export function scored(file: unknown, day = 50): CompanyScore {
  return publishedScore(scoreCompany(file, { now: onDay(day), policy: Policy.parse({}) }))
}

/** Scores one key result half through `HUNDRED_DAYS`. */
export function scoredRow(row: Entry, day = 50): KeyResultScore {
  return only(only(scored(aCompany([row]), day).company.objectives).keyResults)
}

/** The one item of a list. */
export function only<Item>(items: readonly Item[]): Item {
  const [item] = items
  if (item === undefined || items.length > 1) throw new Error(`expected one, found ${items.length}`)
  return item
}

export function codes(found: readonly { readonly code: string }[]): string[] {
  return found.map(({ code }) => code)
}
