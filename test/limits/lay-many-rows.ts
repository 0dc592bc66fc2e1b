import { addPage, addUser, editPage } from '#src/sandbox/notion/seed.ts'
import type { NotionState } from '#src/sandbox/notion/state.ts'

/** Ids of data sources. */
interface Sources {
  readonly objectives: string
  readonly keyResults: string
  readonly initiatives: string
  readonly decisions: string
}

export const ROWS = { objectives: 2_500, keyResults: 10_000, initiatives: 300, decisions: 1_000 } as const

const PER_OBJECTIVE = ROWS.keyResults / ROWS.objectives
const PEOPLE = 400
const COMPANY = 25
const DEPARTMENTS = 225
const BEGUN = Date.parse('2026-09-14T08:00:00.000Z')

const WORDS =
  'We ship what customers of the northern region asked for in spring and measure with them every week what it saves; two of the larger ones have not begun, and their rollout is the next thing to do.'

/** Rows of a company in the middle of its quarter, every column filled as people fill it. */
export function layManyRows(state: NotionState, sources: Sources): void {
  const people = numbers(PEOPLE).map((n) =>
    addUser(state, { name: `Person ${n}`, email: `person${n}@lumen.example` }),
  )
  const person = (n: number) => [people[n % PEOPLE] ?? '']
  const objectives = numbers(ROWS.objectives).map((n) =>
    addPage(
      state,
      sources.objectives,
      {
        Objective: `Objective ${n}: customers of region ${n % 40} plan their freight without a phone call`,
        Level: n < COMPANY ? 'Company' : n < COMPANY + DEPARTMENTS ? 'Department' : 'Team',
        Team: n < COMPANY ? null : `Team ${n % DEPARTMENTS}`,
        Owner: person(n),
        Cycle: '2026-Q4',
        Period: { start: '2026-10-01', end: '2026-12-31' },
        State: 'Active',
      },
      made(n, ROWS.objectives),
    ),
  )
  const keyResults = numbers(ROWS.keyResults).map((n) =>
    addPage(
      state,
      sources.keyResults,
      {
        'Key result': `Key result ${n}: bookings made without help, as a share of all bookings of the week`,
        Objective: [objectives[Math.floor(n / PER_OBJECTIVE)] ?? ''],
        Owner: person(n * 7),
        Type: 'Metric',
        Ambition: n % 3 === 0 ? 'Committed' : 'Aspirational',
        Baseline: n % 50,
        Target: (n % 50) + 100,
        Current: (n % 50) + 50 + (n % 37),
        Unit: 'bookings',
        Weight: 1 + (n % 3),
        'Last check-in': `2026-11-${10 + (n % 10)}`,
        'Owner confidence': 0.5 + (n % 5) / 10,
        Note: `${n % 100} of them: ${WORDS}`,
        State: 'Active',
      },
      made(n, ROWS.keyResults),
    ),
  )
  for (const [n, id] of objectives.entries()) {
    if (n < COMPANY) continue
    const above = n < COMPANY + DEPARTMENTS ? n % COMPANY : COMPANY + (n % DEPARTMENTS)
    editPage(state, id, { Supports: [objectives[above] ?? ''] }, made(n, ROWS.objectives))
  }
  const initiatives = numbers(ROWS.initiatives).map((n) =>
    addPage(
      state,
      sources.initiatives,
      {
        Initiative: `Initiative ${n}: one form for all bookings`,
        DRI: person(n * 3),
        'Key results': keyResults.slice(n * 5, n * 5 + 5),
        Status: 'On track',
        Timeline: { start: '2026-10-05', end: '2026-12-18' },
        Impact: WORDS,
        Investment: '3 people for 8 weeks',
        'Next step': WORDS,
      },
      made(n, ROWS.initiatives),
    ),
  )
  for (const n of numbers(ROWS.decisions)) {
    addPage(
      state,
      sources.decisions,
      {
        Decision: `Decision ${n}: which carrier comes first`,
        Raised: '2026-10-12',
        Date: '2026-10-19',
        Status: 'Decided',
        Context: WORDS,
        Rationale: WORDS,
        Owner: person(n * 11),
        'Review date': '2027-01-15',
        'Key results': [keyResults[n * 3] ?? ''],
        Initiatives: [initiatives[n % ROWS.initiatives] ?? ''],
      },
      made(n, ROWS.decisions),
    )
  }
}

/**
 * People bring the values of so many objectives' key results up to date, as on a Friday.
 * @param times how often they did it, this time included: each time the values are others
 */
export function bringUpToDate(
  state: NotionState,
  sources: Sources,
  { objectives, at, times }: { objectives: number; at: string; times: number },
): void {
  const rows = [...state.pages.values()].filter(
    ({ parent }) => parent.type === 'data_source_id' && parent.id === sources.keyResults,
  )
  // The last ones serve no initiative, whose rows would be written too.
  for (const [n, { id }] of rows.slice(-objectives * PER_OBJECTIVE).entries()) {
    const current = (n % 50) + 55 + ((n * 7 + times * 3) % 40)
    editPage(state, id, { Current: current, 'Last check-in': at.slice(0, 10) }, { lastEdited: at })
  }
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, n) => n)
}

/** Rows are made over five weeks, and last edited a while later. */
function made(n: number, of: number): { createdAt: string; lastEdited: string } {
  const at = BEGUN + Math.floor((n / of) * 35 * 24 * 60) * 60_000
  return { createdAt: new Date(at).toISOString(), lastEdited: new Date(at + 3 * 86_400_000).toISOString() }
}
