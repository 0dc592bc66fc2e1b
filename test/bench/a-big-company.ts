import { addDays } from '#src/core/time/day.ts'

const PER_OBJECTIVE = 5
const PER_DEPARTMENT = 10
const PER_COMPANY_OBJECTIVE = 20
const CHECK_INS = 6

export const TODAY = '2026-11-20'
const START = '2026-10-01'

/** A company of so many key results as a file holds it: six check-ins each, five to an objective, three levels, no faults. */
export function aBigCompany(keyResults: number) {
  const random = numbers(keyResults)
  const objectives = Array.from({ length: Math.ceil(keyResults / PER_OBJECTIVE) }, (_, index) => ({
    id: `O${index}`,
    title: `Objective ${index}`,
    owner: `Person ${index % 997}`,
    key_results: Array.from(
      { length: Math.min(PER_OBJECTIVE, keyResults - index * PER_OBJECTIVE) },
      (_, part) => aKeyResult(`K${index}-${part}`, random),
    ),
  }))
  const companies = objectives.filter((_, index) => index % PER_COMPANY_OBJECTIVE === 0)
  const departments = objectives.filter((_, index) => index % PER_COMPANY_OBJECTIVE === 1)
  const teams = objectives.filter((_, index) => index % PER_COMPANY_OBJECTIVE > 1)
  const supporting = <Row>(rows: readonly Row[], above: readonly { readonly id: string }[]) =>
    rows.map((row, index) => ({ ...row, supports_objective_ids: [above[index % above.length]?.id] }))
  return {
    company_okrs: {
      name: 'Big company',
      quarter: '2026-Q4',
      quarter_start: START,
      quarter_end: '2026-12-31',
      objectives: companies,
    },
    department_okrs: units('Department', supporting(departments, companies)),
    team_okrs: units('Team', supporting(teams, departments)),
  }
}

function aKeyResult(id: string, random: () => number) {
  const baseline = Math.round(random() * 100)
  const target = baseline + 10 + Math.round(random() * 100)
  const pace = random() * 1.5
  const history = Array.from({ length: CHECK_INS }, (_, index) => ({
    date: addDays(START, 7 * (index + 1)),
    value: Math.round((baseline + ((target - baseline) * pace * 7 * (index + 1)) / 92) * 100) / 100,
  }))
  return {
    id,
    title: `Key result ${id} from ${baseline} to ${target}`,
    type: 'numeric',
    baseline_value: baseline,
    target_value: target,
    current_value: history.at(-1)?.value,
    weight: 1 + Math.round(random() * 3),
    curve: random() < 0.2 ? 'back-loaded' : 'linear',
    history,
  }
}

function units<Objective>(name: string, objectives: readonly Objective[]) {
  const groups = Array.from({ length: Math.ceil(objectives.length / PER_DEPARTMENT) }, (_, index) =>
    objectives.slice(index * PER_DEPARTMENT, (index + 1) * PER_DEPARTMENT),
  )
  return groups.map((each, index) => ({ name: `${name} ${index}`, owner: `Head ${index}`, objectives: each }))
}

/** The same numbers for the same seed: mulberry32. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
