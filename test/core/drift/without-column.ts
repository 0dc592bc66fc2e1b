import type { DatabaseKind, Snapshot } from '#src/core/model.ts'

/** What a row holds, as the reader of Notion says, where a column is not there. Columns that no rule reads are left out. */
const EMPTY: Readonly<Record<DatabaseKind, Readonly<Record<string, unknown>>>> = {
  objectives: {
    level: null,
    team: null,
    owners: [],
    cycle: null,
    period: null,
    supports: [],
    supportsKeyResults: [],
    weight: null,
    state: 'active',
    acceptedFindings: [],
    word: null,
  },
  keyResults: {
    objectives: [],
    cycle: null,
    period: null,
    owners: [],
    type: null,
    direction: null,
    ambition: null,
    baseline: null,
    target: null,
    current: null,
    floor: null,
    unit: '',
    milestones: '',
    curve: null,
    weight: null,
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
    acceptedFindings: [],
    decisions: [],
    word: null,
  },
  initiatives: {
    owners: [],
    keyResults: [],
    status: null,
    timeline: null,
    impact: '',
    investment: '',
    blocker: '',
    nextStep: '',
    waitingOn: [],
    neededBy: null,
    dependsOn: [],
    source: '',
  },
  decisions: {
    raised: null,
    date: null,
    status: null,
    context: '',
    choices: '',
    recommendation: '',
    decided: '',
    ifNoResponse: '',
    rationale: '',
    reversible: null,
    outcome: '',
    owners: [],
    decideBy: null,
    reviewDate: null,
    keyResults: [],
    initiatives: [],
    supersedes: [],
  },
}

export const COLUMNS = Object.entries(EMPTY).flatMap(([kind, fields]) =>
  Object.keys(fields).map((field) => ({ kind: kind as DatabaseKind, field })),
)

/** The snapshot as it is read where the column was deleted. */
export function withoutColumn(
  snapshot: Snapshot,
  kind: DatabaseKind,
  field: string,
  property: string,
): Snapshot {
  const isTime = field === 'cycle' || field === 'period'
  const rows = snapshot[kind].map((row) => {
    const shown = Object.fromEntries(
      Object.entries(row.shown).filter(([code]) => code !== field || field !== 'current'),
    )
    const bare = { ...row, shown, [field === 'choices' ? 'options' : field]: EMPTY[kind][field] }
    const lost = `not known: ${property} is not there`
    return isTime ? { ...bare, cycle: ('cycle' in bare ? bare.cycle : null) ?? lost } : bare
  })
  return {
    ...snapshot,
    [kind]: rows,
    databases: snapshot.databases.map((each) =>
      each.kind === kind ? { ...each, lost: [{ field, property }] } : each,
    ),
  }
}
