import { HISTORY_DAYS } from './delivery/event-index.ts'

interface Keeping {
  /** Rows are dropped so many days after the moment that dates them; null: never. */
  readonly days: number | null
  readonly why: string
}

/** How long the store keeps what, by table. What is kept for ever grows with the company's rows and days, not with runs. */
export const KEPT_FOR = {
  runs: { days: 400, why: 'A run can be looked up and undone for a year and a month.' },
  writes: { days: 400, why: 'They go with their run; planned ones stay until they are settled.' },
  run_inputs: { days: 100, why: 'Numbers can be reckoned again for longer than a quarter.' },
  input_parts: { days: 100, why: 'They go with the last run that was given them.' },
  outbox: {
    days: 400,
    why: 'The words go; the key stays for ever, since without it the same mail could leave twice.',
  },
  told: {
    days: 400,
    why: "Who was told what in a letter: longer than an episode or a decision is anybody's business.",
  },
  work_events: {
    days: HISTORY_DAYS + 31,
    why: 'For a month longer than they count, so that what a run `--as-of` that month before says is the same.',
  },
  notion_sources: { days: 31, why: 'One of which all rows were not asked for so long is read no more.' },
  notion_rows: { days: 31, why: 'They go with their data source.' },
  people: {
    days: 31,
    why: 'Whom a row names is looked up each week; an address of anybody else has no use.',
  },
  check_ins: {
    days: null,
    why: 'One a day: the forecast starts from the first one of a cycle, whenever it began.',
  },
  key_result_days: {
    days: null,
    why: 'One row a day, which years are compared by and the rules are tested on.',
  },
  objective_days: { days: null, why: 'One row a day, which years are compared by.' },
  episodes: {
    days: null,
    why: 'Their ids are the keys of letters, and a few a quarter tell how often it was red.',
  },
  prepared_decisions: {
    days: null,
    why: 'One an episode: what was asked for once is not asked for again in it.',
  },
  decision_stands: {
    days: null,
    why: 'Three a decision: how its key result stood, from which its outcome is told.',
  },
  sightings: { days: null, why: 'Since when a state lasts; they go when it ends.' },
  written_cells: { days: null, why: "What the service wrote last tells its own value from a person's word." },
  bindings: { days: null, why: 'One a column, so that a rename is followed.' },
  data_sources: { days: null, why: 'One a database of the settings.' },
  work_cursors: { days: null, why: 'One a feed, so that what was forgotten is not read again.' },
  leases: { days: null, why: 'One row a workspace; it carries its own end.' },
} as const satisfies Record<string, Keeping>
