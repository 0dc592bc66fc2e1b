import type { DecisionResult, Evaluation, KeyResultResult, ObjectiveResult } from '#src/core/evaluation.ts'
import type { KeyResultDay } from '#src/core/history.ts'
import type { InitiativeResult } from '#src/core/initiative-result.ts'
import type { Finding, Person } from '#src/core/model.ts'
import { Policy, ruleVersion } from '#src/core/policy.ts'

const TODAY = '2026-11-20'
const RULES = ruleVersion(Policy.parse({}))
const QUARTER = { start: '2026-10-01', end: '2026-12-31' }

export function person(name: string): Person {
  const [first = 'nobody'] = name.toLowerCase().split(' ')
  return { id: `user-${first}`, name, email: `${first}@example.test` }
}

/** A key result that is on track, but for what a test says. */
export function keyResult(given: Partial<KeyResultResult>): KeyResultResult {
  const title = given.title ?? 'Raise weekly active teams to 400'
  return {
    id: title,
    title,
    url: `https://www.notion.so/${encodeURIComponent(title.slice(0, 20))}`,
    objectiveId: null,
    owners: [person('Dana Ilic')],
    state: 'active',
    period: QUARTER,
    ended: false,
    counts: true,
    type: 'metric',
    ambition: 'aspirational',
    weight: 1,
    unit: '',
    currentFormat: 'number',
    baseline: 0,
    target: 400,
    current: 250,
    lastCheckIn: '2026-11-18',
    measurement: null,
    outage: null,
    restoredOn: null,
    score: 0.62,
    raw: 0.62,
    plan: 0.54,
    expected: 0.38,
    gap: -0.24,
    forecast: 1.09,
    confidence: 0.86,
    confidenceFull: 0.62,
    need: 0.3,
    pace: 1.1,
    targetScore: 0.7,
    status: 'on_track',
    colour: 'on_track',
    risk: 'low',
    evidence: 'ok',
    reasons: [],
    word: null,
    overrule: null,
    overruleEnded: null,
    ownerConfidence: null,
    voices: [],
    rebaseline: null,
    ruleMove: null,
    work: { state: 'none', lastActivity: null, links: 0 },
    note: '',
    dataAsOf: '2026-11-18',
    why: 'Ahead of plan: 250 of 400 on 18 Nov.',
    ...given,
  }
}

export function offTrack(given: Partial<KeyResultResult>): KeyResultResult {
  return keyResult({
    score: 0.12,
    raw: 0.12,
    gap: 0.26,
    confidence: 0.18,
    need: 1.3,
    pace: 0.8,
    status: 'off_track',
    risk: 'high',
    why: 'Behind plan: 48 of 400 on 18 Nov, needs 1.3x plan and is likely to make 0.8x.',
    ...given,
  })
}

export function atRisk(given: Partial<KeyResultResult>): KeyResultResult {
  return keyResult({
    score: 0.31,
    raw: 0.31,
    gap: 0.07,
    confidence: 0.61,
    status: 'at_risk',
    risk: 'medium',
    why: 'Slightly behind plan on 18 Nov.',
    ...given,
  })
}

/** Definition or source cannot be read. */
export function unknown(given: Partial<KeyResultResult>): KeyResultResult {
  return keyResult({
    current: null,
    lastCheckIn: null,
    score: null,
    raw: null,
    expected: null,
    gap: null,
    forecast: null,
    confidence: null,
    status: 'unknown',
    evidence: 'none',
    why: 'Not scored: Target is empty.',
    ...given,
  })
}

export function objective(given: Partial<ObjectiveResult>): ObjectiveResult {
  const title = given.title ?? 'Customers trust us with their busiest day'
  return {
    id: title,
    title,
    url: `https://www.notion.so/${encodeURIComponent(title.slice(0, 20))}`,
    level: 'company',
    team: null,
    owners: [person('Ana Kos')],
    state: 'active',
    period: QUARTER,
    ended: false,
    virtual: false,
    weight: 1,
    keyResults: [],
    score: 0.41,
    projected: 0.7,
    expected: 0.38,
    confidence: 0.64,
    originalScore: null,
    status: 'at_risk',
    colour: 'at_risk',
    worstKeyResult: null,
    alignment: 'company',
    isAlignmentAccepted: false,
    word: null,
    overrule: null,
    overruleEnded: null,
    voices: [],
    summary: '',
    ...given,
  }
}

export function initiative(given: Partial<InitiativeResult>): InitiativeResult {
  const title = given.title ?? 'Checkout rewrite'
  return {
    id: title,
    title,
    url: `https://www.notion.so/${encodeURIComponent(title.slice(0, 20))}`,
    owners: [person('Milan Novak')],
    status: 'on_track',
    timeline: QUARTER,
    blocker: '',
    nextStep: '',
    waitingOn: [],
    neededBy: null,
    keyResults: ['some key result'],
    progress: 0.4,
    progressFrom: 'source',
    forecast: null,
    noForecast: { reason: 'no_course', because: 'not all of its work tells its points week by week' },
    velocity: null,
    holdsUp: [],
    waitsFor: [],
    health: 'on_track',
    blockedSince: null,
    outage: null,
    voices: [],
    why: '',
    ...given,
  }
}

export function decision(given: Partial<DecisionResult>): DecisionResult {
  const title = given.title ?? 'Keep one payment provider or two'
  return {
    id: title,
    title,
    url: `https://www.notion.so/${encodeURIComponent(title.slice(0, 20))}`,
    owners: [person('Ana Kos')],
    status: 'proposed',
    decideBy: null,
    reviewDate: null,
    flags: [],
    cycleTime: null,
    ...given,
  }
}

export function finding(given: Partial<Finding>): Finding {
  return {
    code: 'no_target',
    level: 'mend',
    database: 'keyResults',
    pageId: null,
    title: null,
    property: 'Target',
    message: 'Target is empty.',
    mend: 'Fill in Target.',
    ...given,
  }
}

export function evaluation(given: Partial<Evaluation>): Evaluation {
  return {
    asOf: '2026-11-20T08:00:00.000Z',
    today: TODAY,
    ruleVersion: RULES,
    objectives: [],
    keyResults: [],
    initiatives: [],
    decisions: [],
    alignment: {
      objectiveCoverage: 0.67,
      teamCoverage: 0.67,
      healthyCoverage: 0.33,
      keyResultCoverage: { explicit: 0.4, inherited: 0.8 },
      upwardAlignment: 0.85,
    },
    alignmentWithoutAccepted: null,
    workCoverage: {
      live: 0,
      dead: 0,
      none: given.keyResults?.length ?? 0,
      unknown: 0,
      liveShare: null,
      alignedWork: null,
      credits: [],
      served: [],
      orphans: [],
      completedIssues: null,
      mergedPulls: null,
    },
    contradictions: [],
    waiting: [],
    atRisk: [],
    recommendations: [],
    forecastMean: { mean: 1, learnedFrom: 0 },
    findings: [],
    withheld: [],
    remember: {
      checkIns: [],
      days: [],
      objectiveDays: [],
      seen: [],
      gone: [],
      adopted: [],
      opened: [],
      closed: [],
    },
    ...given,
  }
}

/** What was computed for a key result a week ago, but for what a test says. */
export function lastWeek(result: KeyResultResult, given: Partial<KeyResultDay> = {}): KeyResultDay {
  return {
    keyResultId: result.id,
    day: '2026-11-13',
    status: result.status,
    risk: result.risk,
    score: result.score,
    confidence: result.confidence,
    baseline: result.baseline,
    target: result.target,
    weight: result.weight,
    period: result.period,
    overruled: null,
    colour: result.colour,
    targetScore: result.targetScore,
    ruleVersion: RULES,
    ...given,
  }
}
