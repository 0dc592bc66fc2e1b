import type { Day } from '#src/core/model.ts'
import type { SeedValues } from '#src/sandbox/notion/seed.ts'
import type { AnswerSeed } from './answers.ts'
import type { Calendar } from './calendar.ts'
import type { DecisionSeed } from './decisions.ts'
import type { InitiativeSeed } from './initiatives.ts'
import type { KeyResultSeed, WorkKey } from './key-result-seed.ts'
import type { ObjectiveSeed } from './objectives.ts'
import type { PersonKey } from './people.ts'

/** What rows refer to: pages, people and links by the keys of the seeds. */
export interface References {
  readonly calendar: Calendar
  readonly people: Readonly<Record<PersonKey, string>>
  readonly urls: Readonly<Record<WorkKey, string>>
  page(key: string): string
}

export function objectiveRow(seed: ObjectiveSeed, { calendar, people, page }: References): SeedValues {
  return {
    Objective: seed.title,
    Level: seed.level,
    Team: seed.team ?? null,
    Owner: [people[seed.owner]],
    Cycle: seed.lastCycle ? calendar.lastCycle : calendar.cycle,
    Period: seed.lastCycle ? calendar.lastPeriod : calendar.period,
    State: seed.state ?? 'Active',
    Supports: (seed.supports ?? []).map((key) => page(`objective ${key}`)),
  }
}

export function keyResultRow(seed: KeyResultSeed, refs: References): SeedValues {
  return {
    'Key result': seed.title,
    Objective: [refs.page(`objective ${seed.objective}`)],
    Owner: seed.owners.map((owner) => refs.people[owner]),
    Type: seed.type,
    Direction: seed.direction ?? null,
    Ambition: seed.ambition ?? null,
    Baseline: seed.baseline ?? null,
    Target: seed.firstTarget?.value ?? seed.target ?? null,
    Floor: seed.floor ?? null,
    Unit: seed.unit ?? '',
    Curve: seed.curve ?? null,
    Weight: seed.weight ?? null,
    Milestones: milestonesIn(seed, 0, refs.calendar),
    Source: seed.source ? refs.urls[seed.source] : '',
    Measure: seed.measure ?? null,
    'Owner confidence': seed.ownerConfidence ?? null,
    State: seed.state ?? 'Active',
  }
}

/** The list of milestones as it stood in a week: those ticked by then are. */
export function milestonesIn(seed: KeyResultSeed, week: number, calendar: Calendar): string {
  const lines = (seed.milestones ?? []).map(({ name, due, weight, doneIn }) => {
    const box = doneIn !== null && doneIn <= week ? '[x]' : '[ ]'
    return `${box} ${name} @ ${calendar.dayOfPeriod(due)}${weight === undefined ? '' : ` *${weight}`}`
  })
  return lines.join('\n')
}

export function initiativeRow(seed: InitiativeSeed, refs: References): SeedValues {
  const { calendar, people, page } = refs
  return {
    Initiative: seed.title,
    DRI: seed.dri.map((person) => people[person]),
    'Key results': seed.keyResults.map((key) => page(`key result ${key}`)),
    // Blocked comes later, on its day.
    Status: seed.status === 'Blocked' ? 'On track' : seed.status,
    Timeline: { start: calendar.dayOfPeriod(seed.timeline[0]), end: calendar.dayOfPeriod(seed.timeline[1]) },
    Impact: seed.impact,
    Investment: seed.investment,
    'Next step': seed.nextStep ?? '',
    'Waiting on': [],
    'Depends on': (seed.dependsOn ?? []).map((key) => page(`initiative ${key}`)),
    Source: seed.source ? refs.urls[seed.source] : '',
  }
}

export function decisionRow(seed: DecisionSeed, refs: References): SeedValues {
  const { calendar, people, page } = refs
  const day = (days: number | undefined) => (days === undefined ? null : calendar.dayFromToday(days))
  return {
    Decision: seed.title,
    Raised: day(seed.raised),
    Date: day(seed.decided),
    Status: seed.status,
    Context: seed.context,
    Rationale: seed.rationale ?? '',
    Outcome: seed.outcome ?? '',
    Owner: (seed.owner ?? []).map((person) => people[person]),
    'Decide by': day(seed.decideBy),
    'Review date': day(seed.review),
    Reversible: seed.reversible ?? null,
    'Key results': (seed.keyResults ?? []).map((key) => page(`key result ${key}`)),
    Initiatives: (seed.initiatives ?? []).map((key) => page(`initiative ${key}`)),
    Supersedes: (seed.supersedes ?? []).map((key) => page(`decision ${key}`)),
  }
}

export function answerCells(
  { letter, rationale, reversible }: NonNullable<AnswerSeed['decided']>,
  day: Day,
): SeedValues {
  return {
    Status: 'Decided',
    Decided: letter,
    Rationale: rationale,
    Reversible: reversible,
    Date: day,
  }
}
