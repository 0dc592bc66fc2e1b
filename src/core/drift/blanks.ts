import type { DecisionResult } from '#src/core/decision-result.ts'
import type { KeyResultResult, ObjectiveResult, WorkCoverage } from '#src/core/evaluation.ts'
import type { InitiativeResult } from '#src/core/initiative-result.ts'
import type { Said } from './needs.ts'
import type { Unreckonable } from './unreckonable.ts'

/** What stands in a result in place of what cannot be reckoned; `because` is the sentence that says why. */
type Blanks<Result> = Readonly<Partial<Record<Said, (because: string) => Partial<Result>>>>

export const KEY_RESULT: Blanks<KeyResultResult> = {
  'keyResults.time': () => ({ period: null }),
  'keyResults.dataAsOf': () => ({ current: null, lastCheckIn: null, measurement: null, dataAsOf: null }),
  'keyResults.score': () => ({
    score: null,
    raw: null,
    ruleMove: null,
    outage: null,
    restoredOn: null,
  }),
  'keyResults.plan': () => ({ plan: null, expected: null, gap: null }),
  'keyResults.work': () => ({ work: { state: 'unknown', lastActivity: null, links: 0 } }),
  'keyResults.forecast': () => ({ forecast: null, need: null, pace: null }),
  'keyResults.confidence': () => ({ confidence: null, confidenceFull: null, evidence: 'none' }),
  'keyResults.risk': () => ({ risk: 'none' }),
  'keyResults.status': () => ({
    status: 'unknown',
    colour: null,
    reasons: ['column_lost'],
    overrule: null,
    overruleEnded: null,
  }),
  'keyResults.voices': () => ({ voices: [] }),
  'keyResults.why': (why) => ({ why }),
  'keyResults.moved': () => ({ rebaseline: null }),
}

export const OBJECTIVE: Blanks<ObjectiveResult> = {
  'objectives.time': () => ({ period: null }),
  'objectives.score': () => ({ score: null, originalScore: null }),
  'objectives.confidence': () => ({ confidence: null, projected: null, expected: null }),
  'objectives.status': () => ({
    status: 'unknown',
    colour: null,
    worstKeyResult: null,
    overrule: null,
    overruleEnded: null,
  }),
  'objectives.voices': () => ({ voices: [] }),
  'objectives.summary': (summary) => ({ summary }),
  'objectives.peers': () => ({ weight: 0 }),
  'company.links': () => ({ alignment: 'unknown' }),
}

export const INITIATIVE: Blanks<InitiativeResult> = {
  'initiatives.progress': () => ({ progress: null, progressFrom: null, outage: null }),
  'initiatives.blockedSince': () => ({ blockedSince: null }),
  'initiatives.health': (because) => ({
    health: 'unknown',
    forecast: null,
    noForecast: { reason: 'unread', because },
    velocity: null,
    voices: [],
  }),
  'initiatives.why': (why) => ({ holdsUp: [], waitsFor: [], why }),
}

export const DECISION: Blanks<DecisionResult> = {
  'decisions.flags': () => ({ flags: [], recovered: false }),
  'decisions.cycleTime': () => ({ cycleTime: null }),
  'decisions.followed': () => ({ choice: null, followed: null, followedWords: '' }),
  'decisions.proposedOutcome': () => ({ outcomeWords: '' }),
  'decisions.lacks': () => ({ lacks: [] }),
}

/** @returns the same key results, none of which is said to be served or not */
export function unknownCoverage({ live, dead, none, unknown }: WorkCoverage): WorkCoverage {
  return {
    live: 0,
    dead: 0,
    none: 0,
    unknown: live + dead + none + unknown,
    liveShare: null,
    alignedWork: null,
    credits: [],
    served: [],
    orphans: [],
    completedIssues: null,
    mergedPulls: null,
  }
}

/** @returns the result without what cannot be reckoned of it; `because` says it with the columns that are lost */
export function blanked<Result extends { readonly id: string }>(
  result: Result,
  blanks: Blanks<Result>,
  found: Unreckonable,
  because: (columns: ReadonlySet<string>) => string,
): Result {
  let blank = result
  for (const [said, values] of Object.entries(blanks) as [Said, (because: string) => Partial<Result>][]) {
    const causes = said.startsWith('company.') ? found.ofAny(said) : found.causes(said, result.id)
    if (causes.size > 0) blank = { ...blank, ...values(because(causes)) }
  }
  return blank
}
