import { atRisk as riskiestFirst } from '#src/core/advice/at-risk.ts'
import { recommendations } from '#src/core/advice/recommendations.ts'
import type { Evaluation, KeyResultResult } from '#src/core/evaluation.ts'
import type { KeyResultDay } from '#src/core/history.ts'
import { statusInForce } from '#src/core/rows/status-in-force.ts'
import {
  atRisk,
  decision,
  evaluation,
  finding,
  initiative,
  keyResult,
  lastWeek,
  objective,
  offTrack,
  person,
  unknown,
} from './fixtures.ts'

const measured = {
  kind: 'value',
  value: 62,
  measuredAt: '2026-11-20T07:55:00.000Z',
  evidence: 'Linear',
} as const

const trust = objective({
  title: 'Customers trust us with their busiest day',
  confidence: 0.44,
  status: 'off_track',
  score: 0.22,
  worstKeyResult: 'Checkout p95 under 300 ms on peak days',
})
const grow = objective({
  title: 'Grow without growing the queue',
  score: 0.47,
  confidence: 0.71,
  status: 'on_track',
})
const platform = objective({
  title: 'A platform that teams do not have to think about',
  level: 'department',
  team: 'Platform',
  owners: [person('Milan Novak')],
  alignment: 'rooted',
  score: 0.35,
  confidence: 0.58,
})
const hiring = objective({
  title: 'Hire ahead of the roadmap',
  level: 'team',
  team: 'People',
  owners: [person('Iva Horvat')],
  alignment: 'unlinked',
  score: 0.5,
  confidence: 0.74,
  status: 'on_track',
})
const mobile = objective({
  title: 'Mobile as good as the web',
  level: 'team',
  team: 'Mobile',
  owners: [person('Jonas Berg')],
  alignment: 'rooted',
  score: null,
  expected: null,
  confidence: null,
  status: 'unknown',
})

const checkout = offTrack({
  title: 'Checkout p95 under 300 ms on peak days',
  objectiveId: trust.id,
  unit: 'ms',
  baseline: 520,
  target: 300,
  current: 494,
  measurement: null,
  risk: 'critical',
  confidence: 0.08,
  score: 0.12,
  expected: 0.54,
  gap: 0.42,
  targetScore: 1,
  need: 2.6,
  pace: 0.7,
  note: 'The cache fix slipped; we expect a step down when the rewrite ships on 2 Dec.',
  why: 'Off track: 494 ms on 18 Nov, worse than 471 ms on 11 Nov. Needs 2.6x plan, likely 0.7x.',
})
const incidents = offTrack({
  title: 'No more than 2 customer-visible incidents a month',
  objectiveId: trust.id,
  owners: [person('Milan Novak'), person('Iva Horvat')],
  type: 'maintain',
  score: 0.33,
  expected: 1,
  gap: 0.67,
  confidence: 0.31,
  why: 'Off track: 3 incidents in November by 17 Nov, bound is 2.',
  overrule: { status: 'at_risk', until: '2026-12-02', since: '2026-11-18' },
})
const migration = atRisk({
  title: 'All 40 services on the new deploy path',
  objectiveId: platform.id,
  owners: [person('Jonas Berg')],
  measurement: measured,
  score: 0.55,
  expected: 0.54,
  gap: -0.01,
  confidence: 0.52,
  targetScore: 1,
  reasons: ['stale'],
  lastCheckIn: '2026-11-02',
  why: '22 of 40 services on 20 Nov, from Linear project Deploy path.',
})
const flaky = atRisk({
  title: 'Flaky tests below 0.5% of runs',
  objectiveId: platform.id,
  owners: [person('Sara Lind')],
  measurement: measured,
  word: 'Going well',
  ownerConfidence: 0.95,
  note: 'Two suites quarantined, the rest next sprint.',
  why: 'Slightly behind plan: 1.1% on 20 Nov, baseline 1.8%, target 0.5%.',
})
const onboarding = atRisk({
  title: 'Time to first value under 1 day',
  objectiveId: grow.id,
  owners: [],
  score: 0.28,
  gap: 0.1,
  confidence: 0.55,
  rebaseline: {
    day: '2026-11-12',
    changes: [{ property: 'Target', before: '0.5 days', after: '1 day' }],
    originalScore: 0.16,
    originalStatus: 'off_track',
    originalWeight: 1,
    decided: false,
  },
})
const green: readonly KeyResultResult[] = [
  keyResult({
    title: 'Weekly active teams from 260 to 400',
    objectiveId: grow.id,
    owners: [person('Ana Kos')],
    measurement: measured,
  }),
  keyResult({
    title: 'Support first response within 2 hours for 90% of tickets',
    objectiveId: grow.id,
    owners: [person('Iva Horvat')],
    score: 0.58,
    expected: 0.38,
    gap: -0.2,
    confidence: 0.81,
  }),
  keyResult({
    title: 'Build time p50 under 8 minutes',
    objectiveId: platform.id,
    owners: [person('Sara Lind')],
    measurement: measured,
    score: 0.49,
    gap: -0.11,
    confidence: 0.77,
  }),
  keyResult({
    title: 'Six senior engineers signed',
    objectiveId: hiring.id,
    owners: [person('Iva Horvat')],
    score: 0.5,
    gap: -0.12,
    confidence: 0.74,
  }),
]
const done = keyResult({
  title: 'SOC 2 Type II report in hand',
  objectiveId: trust.id,
  status: 'complete',
  risk: 'none',
  score: 1,
  raw: 1,
  confidence: 1,
  gap: -0.62,
})
const stretch = keyResult({
  title: 'Cut infrastructure cost by a third',
  objectiveId: platform.id,
  owners: [person('Milan Novak')],
  status: 'complete',
  risk: 'none',
  score: 0.74,
  raw: 0.74,
  confidence: 1,
  gap: -0.36,
})
const lost = unknown({
  title: 'Crash-free sessions on Android at 99.8%',
  objectiveId: mobile.id,
  owners: [person('Jonas Berg')],
  measurement: {
    kind: 'unknown',
    reason: 'not_found',
    detail: 'The Linear project was deleted or is not shared.',
  },
  why: 'Not scored: its source could not be read and there is no earlier value.',
})
const untargeted = unknown({
  title: 'App store rating',
  objectiveId: mobile.id,
  owners: [person('Jonas Berg')],
})
const later = keyResult({
  title: 'Offline mode in public beta',
  objectiveId: mobile.id,
  owners: [person('Jonas Berg')],
  status: 'not_started',
  score: null,
  raw: null,
  current: null,
  gap: null,
  confidence: 0.7,
  why: 'No check-in yet.',
})

const objectives = [trust, grow, platform, hiring, mobile]
const keyResults = [
  checkout,
  incidents,
  migration,
  flaky,
  onboarding,
  ...green,
  done,
  stretch,
  lost,
  untargeted,
  later,
]

/** A week as a company of middling size would have it. */
export const COMPANY: Evaluation = evaluation({
  objectives,
  keyResults,
  recommendations: recommendations({
    atRisk: riskiestFirst(
      keyResults.map((result) => ({ ...result, status: statusInForce(result) })),
      objectives,
    ),
    objectives: objectives.map((each) => ({ ...each, supported: each === trust })),
    today: '2026-11-20',
  }),
  contradictions: [
    {
      database: 'keyResults',
      pageId: incidents.id,
      title: incidents.title,
      url: incidents.url,
      voices: [
        { who: 'leader', status: 'at_risk', words: 'At risk', day: '2026-11-18', of: '' },
        { who: 'rules', status: 'off_track', words: 'Off track', day: '2026-11-09', of: '' },
        { who: 'linear', status: 'on_track', words: 'On track', day: '2026-11-16', of: 'Incident review' },
      ],
    },
  ],
  workCoverage: {
    live: 8,
    dead: 2,
    none: 3,
    unknown: 1,
    liveShare: 0.5,
    alignedWork: 0.82,
    credits: [],
    served: [],
    completedIssues: { served: 31, all: 42 },
    mergedPulls: { served: 57, all: 60 },
    orphans: [
      {
        kind: 'project',
        title: 'Design tokens v3',
        url: 'https://linear.app/acme/project/tokens-0a1b2c3d4e5f',
      },
    ],
  },
  initiatives: [
    initiative({
      title: 'Checkout rewrite',
      health: 'blocked',
      status: 'blocked',
      blockedSince: '2026-11-15',
      blocker: 'Load test environment has no production-size data',
      waitingOn: [person('Ana Kos')],
      neededBy: '2026-11-24',
      nextStep: 'Approve the masked copy of October.',
    }),
    initiative({
      title: 'Self-serve onboarding',
      health: 'at_risk',
      status: 'at_risk',
      owners: [person('Iva Horvat')],
      progress: 0.3,
      why: 'Ends 15 Dec with 30% done.',
      nextStep: 'Ship the import wizard.',
    }),
    initiative({ title: 'Deploy path', owners: [person('Jonas Berg')], progress: 0.55 }),
    initiative({ title: 'New intranet', keyResults: [], owners: [person('Sara Lind')], progress: 0.2 }),
  ],
  decisions: [
    decision({
      title: 'Keep one payment provider or two',
      flags: ['decision_overdue'],
      decideBy: '2026-11-12',
    }),
    decision({
      title: 'Buy or build the load test data set',
      flags: ['decide_soon', 'no_owner'],
      owners: [],
      decideBy: '2026-11-22',
    }),
    decision({ title: 'Move on-call to a follow-the-sun rota', status: 'decided', flags: ['no_rationale'] }),
  ],
  findings: [
    finding({
      pageId: untargeted.id,
      title: untargeted.title,
      message: 'Target is empty, so nothing can be scored.',
      mend: 'Fill in Target, for example 4.6.',
    }),
    finding({
      pageId: lost.id,
      title: lost.title,
      code: 'source_not_found',
      property: 'Source',
      message: 'The Linear project in Source was deleted or is not shared.',
      mend: 'Share the project with the key, or replace the link.',
    }),
    finding({
      pageId: hiring.id,
      title: hiring.title,
      database: 'objectives',
      property: 'Supports',
      message: 'Supports is empty.',
      mend: 'Link the objective it serves.',
    }),
  ],
})

/** What was computed a week before. */
export const LAST_WEEK: readonly KeyResultDay[] = [
  lastWeek(checkout, { status: 'at_risk', score: 0.22 }),
  lastWeek(incidents, { score: 0.37 }),
  lastWeek(migration, { status: 'off_track', score: 0.4 }),
  lastWeek(flaky, { score: 0.29 }),
  lastWeek(onboarding, { target: 0.5 }),
  ...green.map((result) => lastWeek(result, { score: (result.score ?? 0) - 0.05 })),
  lastWeek(done, { status: 'on_track', score: 0.8 }),
  lastWeek(stretch),
  lastWeek(lost, { status: 'on_track', score: 0.5 }),
  lastWeek(later),
]

export const ESCALATED = checkout
export const ESCALATED_OBJECTIVE = trust
