import type { PersonKey } from './people.ts'

/** Where a key result's or an initiative's number comes from: a name in `work.ts`. */
export type WorkKey =
  | 'eventsProject'
  | 'deletedProject'
  | 'backfillMilestone'
  | 'importInitiative'
  | 'auditIssue'
  | 'wizardMilestone'
  | 'reliabilitySearch'
  | 'connectorPull'
  | 'brokenLink'

export interface MilestoneSeed {
  readonly name: string
  /** Due this many days after the start of the period. */
  readonly due: number
  readonly weight?: number
  /** The week in which it was ticked, 0 to 6; null: still open. */
  readonly doneIn: number | null
}

export interface KeyResultSeed {
  readonly objective: string
  readonly title: string
  readonly owners: readonly PersonKey[]
  readonly type: 'Metric' | 'Percentage' | 'Milestone' | 'Yes/No' | 'Maintain'
  readonly direction?: 'Increase' | 'Decrease' | 'At least' | 'At most' | 'Between'
  readonly ambition?: 'Committed' | 'Aspirational'
  readonly curve?: 'Linear' | 'Back-loaded' | 'Front-loaded' | 'S-curve'
  readonly baseline?: number
  readonly target?: number
  readonly floor?: number
  readonly unit?: string
  readonly weight?: number
  readonly milestones?: readonly MilestoneSeed[]
  readonly source?: WorkKey
  readonly measure?: 'progress' | 'done' | 'open' | 'points'
  readonly note?: string
  readonly ownerConfidence?: number
  readonly recoveryPlan?: string
  readonly state?: 'Active' | 'Closed' | 'Dropped' | 'Deferred'
  /** What its owner typed into Current in each of the seven weeks that end today; null: nobody touched it. */
  readonly weekly?: readonly (number | null)[]
  /** The Status that its owner typed over the service's, two days before today. */
  readonly statusByHand?: 'On track' | 'At risk' | 'Off track'
}

/** 30 key results of every type, with the troubles that real workspaces have. */
export const KEY_RESULTS: Readonly<Record<string, KeyResultSeed>> = {
  onTime: {
    objective: 'trust',
    title: 'On-time delivery from 91 % to 96 %',
    owners: ['idris'],
    type: 'Percentage',
    ambition: 'Committed',
    baseline: 91,
    target: 96,
    unit: '%',
    weekly: [91.4, 91.9, 92.6, 93.1, 93.7, 94.2, 94.6],
    note: 'Two carriers in the Ruhr are the whole gap now.',
  },
  retention: {
    objective: 'trust',
    title: 'Net revenue retention from 104 % to 112 %',
    owners: ['kenji'],
    type: 'Percentage',
    baseline: 104,
    target: 112,
    unit: '%',
    weekly: [104.3, null, 105.2, null, 106.6, null, 107.4],
    ownerConfidence: 0.7,
  },
  sev1: {
    objective: 'trust',
    title: 'At most one severity-1 incident a week through peak',
    owners: ['ruth'],
    type: 'Maintain',
    direction: 'At most',
    ambition: 'Committed',
    target: 1,
    unit: 'incidents',
    weekly: [0, 1, 0, 0, 1, 0, 0],
  },
  nps: {
    objective: 'trust',
    title: 'Shipper NPS from 38 to 48',
    owners: ['sofia'],
    type: 'Metric',
    baseline: 38,
    target: 48,
    unit: 'points',
    weekly: [38, 39, 39, 40, 41, 41, 42],
  },
  firstShipment: {
    objective: 'week',
    title: 'Median days from signature to first shipment from 19 to 7',
    owners: ['idris'],
    type: 'Metric',
    direction: 'Decrease',
    baseline: 19,
    target: 7,
    unit: 'days',
    weekly: [18.5, 17.8, 16.9, 15.6, 14.4, 13.1, 12.2],
  },
  markets: {
    objective: 'week',
    title: 'Self-serve onboarding live in four markets',
    owners: ['sofia'],
    type: 'Milestone',
    ambition: 'Committed',
    milestones: [
      { name: 'Netherlands', due: 20, doneIn: 2 },
      { name: 'Germany', due: 45, weight: 2, doneIn: 5 },
      { name: 'France', due: 66, doneIn: null },
      { name: 'Italy', due: 84, doneIn: null },
    ],
  },
  activation: {
    objective: 'week',
    title: 'Accounts that ship in their first month from 42 % to 60 %',
    owners: ['tomas'],
    type: 'Percentage',
    curve: 'Back-loaded',
    baseline: 42,
    target: 60,
    unit: '%',
    weekly: [42, 42.4, 43.1, 44.8, 45.9, 48.2, 50.1],
  },
  hostile: {
    objective: 'week',
    title: '<script>alert("shipped")</script> 🚚 docs rated "good" & better by 8 of 10',
    owners: ['jonas'],
    type: 'Metric',
    baseline: 4,
    target: 8,
    unit: 'of 10',
    weekly: [4, 5, null, 5, 6, 6, 6],
  },
  // The regression: it was ahead, then a release made it worse.
  bookingLatency: {
    objective: 'safe',
    title: 'Booking API p95 from 420 ms to 250 ms',
    owners: ['nadia'],
    type: 'Metric',
    direction: 'Decrease',
    ambition: 'Committed',
    baseline: 420,
    target: 250,
    unit: 'ms',
    weight: 2,
    weekly: [402, 371, 348, 322, 318, 344, 396],
    note: 'Release 41 brought the N+1 back; the fix is in review.',
  },
  eventPipeline: {
    objective: 'safe',
    title: 'All carriers on the event pipeline',
    owners: ['nadia'],
    type: 'Percentage',
    baseline: 0,
    target: 100,
    unit: '%',
    source: 'eventsProject',
    measure: 'progress',
  },
  uptime: {
    objective: 'safe',
    title: 'Uptime at or above 99.9 %',
    owners: ['ruth'],
    type: 'Maintain',
    direction: 'At least',
    ambition: 'Committed',
    target: 99.9,
    floor: 99,
    unit: '%',
    weekly: [99.96, 99.94, 99.97, 99.93, 99.95, 99.91, 99.94],
  },
  reliability: {
    objective: 'safe',
    title: 'Close 40 reliability issues',
    owners: ['jonas'],
    type: 'Metric',
    baseline: 0,
    target: 40,
    unit: 'issues',
    source: 'reliabilitySearch',
    measure: 'done',
  },
  // Nobody touched it for a month.
  setupTime: {
    objective: 'setup',
    title: 'Minutes to complete setup from 34 to 15',
    owners: ['sofia'],
    type: 'Metric',
    direction: 'Decrease',
    baseline: 34,
    target: 15,
    unit: 'minutes',
    weekly: [32, 30, null, null, null, null, null],
  },
  wizard: {
    objective: 'setup',
    title: 'Setup wizard v2 shipped',
    owners: ['tomas'],
    type: 'Percentage',
    ambition: 'Committed',
    baseline: 0,
    target: 100,
    unit: '%',
    source: 'wizardMilestone',
    measure: 'progress',
  },
  // The number typed as text: the target stands in Unit.
  setupCsat: {
    objective: 'setup',
    title: 'Satisfaction with setup',
    owners: ['lea'],
    type: 'Percentage',
    baseline: 61,
    unit: 'at least 85 %',
    weekly: [61, 63, 64, null, 66, 67, 69],
  },
  winRate: {
    objective: 'stay',
    title: 'Mid-market win rate from 18 % to 26 %',
    owners: ['kenji'],
    type: 'Percentage',
    baseline: 18,
    target: 26,
    unit: '%',
    weekly: [18, 18.6, 18.9, 19.1, 19.4, 19.2, 19.6],
  },
  // Typed over by its owner.
  churn: {
    objective: 'stay',
    title: 'Accounts at risk of leaving from 31 to 12',
    owners: ['kenji'],
    type: 'Metric',
    direction: 'Decrease',
    baseline: 31,
    target: 12,
    unit: 'accounts',
    weekly: [31, 30, 30, 29, 28, 28, null],
    note: 'Three renewals are verbally agreed; the table follows on signature.',
    statusByHand: 'On track',
  },
  pricing: {
    objective: 'stay',
    title: 'New price list live for all mid-market quotes',
    owners: ['kenji'],
    type: 'Yes/No',
    weekly: [0, null, 0, null, null, null, 0],
  },
  arabic: {
    objective: 'stay',
    title: 'خفض زمن الرد على طلبات الأسعار من 26 إلى 8 ساعات',
    owners: ['priya'],
    type: 'Metric',
    direction: 'Decrease',
    baseline: 26,
    target: 8,
    unit: 'hours',
    weekly: [25, 23, 21, 18, 16, 14, 13],
  },
  backfill: {
    objective: 'carriers',
    title: 'History of every carrier backfilled',
    owners: ['nadia'],
    type: 'Percentage',
    baseline: 0,
    target: 100,
    unit: '%',
    source: 'backfillMilestone',
    measure: 'progress',
  },
  webhooks: {
    objective: 'carriers',
    title: 'Webhook delivery from 97.2 % to 99.5 %',
    owners: ['nadia'],
    type: 'Percentage',
    baseline: 97.2,
    target: 99.5,
    unit: '%',
    weekly: [97.4, 97.9, 98.3, 98.6, 98.9, 99.1, 99.3],
  },
  // Its source was deleted.
  rateCards: {
    objective: 'carriers',
    title: 'Rate cards normalised',
    owners: ['jonas'],
    type: 'Percentage',
    baseline: 0,
    target: 100,
    unit: '%',
    source: 'deletedProject',
    measure: 'progress',
  },
  oneClick: {
    objective: 'import',
    title: 'One-click import for the top ten systems',
    owners: ['tomas'],
    type: 'Percentage',
    baseline: 0,
    target: 100,
    unit: '%',
    curve: 'S-curve',
    source: 'importInitiative',
    measure: 'progress',
  },
  importFailures: {
    objective: 'import',
    title: 'Failed imports from 12 % to 3 %',
    owners: ['tomas'],
    type: 'Percentage',
    direction: 'Decrease',
    baseline: 12,
    target: 3,
    unit: '%',
    weekly: [11.8, 11.1, 10.2, 9.6, 9.1, 8.4, 7.9],
  },
  connector: {
    objective: 'import',
    title: 'SAP connector merged',
    owners: ['lea', 'tomas'],
    type: 'Yes/No',
    ambition: 'Committed',
    source: 'connectorPull',
    measure: 'done',
  },
  dashboards: {
    objective: 'numbers',
    title: 'Retire 40 dashboards nobody opens',
    owners: ['priya'],
    type: 'Metric',
    // Nobody ever made that milestone.
    source: 'brokenLink',
    measure: 'done',
    curve: 'Front-loaded',
    baseline: 0,
    target: 40,
    unit: 'dashboards',
    weekly: [6, 11, 16, 21, 24, 27, 30],
  },
  tests: {
    objective: 'numbers',
    title: 'Tables with tests from 35 % to 80 %',
    owners: ['priya'],
    type: 'Percentage',
    baseline: 35,
    target: 80,
    unit: '%',
    weekly: [36, 38, 41, 43, 46, 48, 51],
  },
  search: {
    objective: 'numbers',
    title: 'Ask questions in plain language',
    owners: ['priya'],
    type: 'Yes/No',
    state: 'Dropped',
    weekly: [0, null, null, null, null, null, null],
  },
  summerOnTime: {
    objective: 'summer',
    title: 'On-time delivery in July and August at 90 %',
    owners: ['idris'],
    type: 'Percentage',
    baseline: 86,
    target: 90,
    unit: '%',
    weekly: [91, null, null, null, null, null, null],
  },
  summerClaims: {
    objective: 'summer',
    title: 'Damage claims from 2.4 % to 1.5 %',
    owners: ['idris'],
    type: 'Percentage',
    direction: 'Decrease',
    baseline: 2.4,
    target: 1.5,
    unit: '%',
    weekly: [1.9, null, null, null, null, null, null],
  },
}
