import type { CheckIn, History } from '#src/core/history.ts'
import type { KeyResult, Objective, Snapshot } from '#src/core/model.ts'
import { packed } from '#test/core/packed.ts'
import type { aBigCompany } from './a-big-company.ts'

type Company = ReturnType<typeof aBigCompany>

/** The same company as the service finds it in Notion, with what its store remembers. */
export function aBigSnapshot(company: Company): { readonly snapshot: Snapshot; readonly history: History } {
  const objectives: Objective[] = []
  const keyResults: KeyResult[] = []
  const checkIns: CheckIn[] = []
  const lay = (
    level: NonNullable<Objective['level']>,
    team: string | null,
    rows: Company['company_okrs']['objectives'] | Company['team_okrs'][number]['objectives'],
  ) => {
    for (const row of rows) {
      objectives.push(anObjective(row, level, team))
      for (const each of row.key_results) {
        keyResults.push(aKeyResult(each, row))
        for (const { date, value } of each.history) {
          checkIns.push({ keyResultId: each.id, day: date, value, source: 'typed' })
        }
      }
    }
  }
  lay('company', null, company.company_okrs.objectives)
  for (const { name, objectives: rows } of company.department_okrs) lay('department', name, rows)
  for (const { name, objectives: rows } of company.team_okrs) lay('team', name, rows)
  return {
    snapshot: { databases: [], objectives, keyResults, initiatives: [], decisions: [], findings: [] },
    history: {
      checkIns: packed(checkIns),
      days: [],
      objectiveDays: [],
      sightings: [],
      written: [],
      episodes: [],
      prepared: [],
      stands: [],
    },
  }
}

const ROW = { lastEdited: '2026-11-20T07:00:00.000Z', shown: {}, acceptedFindings: [], word: null } as const

function person(name: string) {
  return { id: name, name, email: null }
}

function anObjective(
  row: { id: string; title: string; owner: string; supports_objective_ids?: (string | undefined)[] },
  level: Objective['level'],
  team: string | null,
): Objective {
  return {
    ...ROW,
    id: row.id,
    title: row.title,
    url: `https://notion.example/${row.id}`,
    level,
    team,
    owners: [person(row.owner)],
    cycle: '2026-Q4',
    period: null,
    supports: (row.supports_objective_ids ?? []).flatMap((id) => id ?? []),
    supportsKeyResults: [],
    weight: null,
    state: 'active',
    virtual: false,
  }
}

function aKeyResult(
  row: Company['company_okrs']['objectives'][number]['key_results'][number],
  objective: { id: string; owner: string },
): KeyResult {
  return {
    ...ROW,
    id: row.id,
    title: row.title,
    url: `https://notion.example/${row.id}`,
    objectives: [objective.id],
    owners: [person(objective.owner)],
    type: 'metric',
    direction: null,
    ambition: null,
    baseline: row.baseline_value,
    target: row.target_value,
    current: row.current_value ?? null,
    floor: null,
    unit: '',
    milestones: '',
    curve: row.curve,
    weight: row.weight,
    source: '',
    measure: null,
    lastCheckIn: null,
    ownerConfidence: null,
    override: null,
    overrideUntil: null,
    acknowledged: null,
    recoveryPlan: '',
    note: '',
    state: 'active',
    decisions: [],
    currentFormat: 'number',
  }
}
