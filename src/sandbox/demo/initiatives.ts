import type { WorkKey } from './key-result-seed.ts'
import type { PersonKey } from './people.ts'

export interface InitiativeSeed {
  readonly title: string
  readonly dri: readonly PersonKey[]
  readonly keyResults: readonly string[]
  readonly status: 'Planned' | 'On track' | 'At risk' | 'Blocked' | 'Done' | 'Cancelled'
  /** First and last day, counted from the start of the period. */
  readonly timeline: readonly [number, number]
  readonly impact: string
  readonly investment: string
  readonly blocker?: string
  readonly nextStep?: string
  readonly waitingOn?: readonly PersonKey[]
  /** Days from today. */
  readonly neededIn?: number
  readonly dependsOn?: readonly string[]
  readonly source?: WorkKey
}

export const INITIATIVES: Readonly<Record<string, InitiativeSeed>> = {
  events: {
    title: 'Event pipeline for all carriers',
    dri: ['nadia'],
    keyResults: ['eventPipeline', 'webhooks'],
    status: 'On track',
    timeline: [0, 80],
    impact: 'Carrier updates in seconds instead of hours',
    investment: '4 engineers, one quarter',
    nextStep: 'Move the last nine carriers',
    source: 'eventsProject',
  },
  latency: {
    title: 'Booking API below 250 ms',
    dri: ['nadia'],
    keyResults: ['bookingLatency'],
    status: 'At risk',
    timeline: [7, 70],
    impact: 'Checkout abandons less',
    investment: '2 engineers',
    nextStep: 'Review the query fix, then repeat the load test',
  },
  wizard: {
    title: 'Setup wizard v2',
    dri: ['sofia'],
    keyResults: ['wizard', 'setupTime'],
    status: 'On track',
    timeline: [0, 63],
    impact: 'Customers set up without a call',
    investment: '3 engineers, 1 designer',
    nextStep: 'Usability round with five shippers',
    source: 'wizardMilestone',
  },
  prices: {
    title: 'One price list for mid-market',
    dri: ['kenji'],
    keyResults: ['pricing', 'winRate'],
    status: 'Blocked',
    timeline: [14, 77],
    impact: 'Quotes in hours, not days',
    investment: 'Sales operations, 6 weeks',
    blocker: 'Legal has not approved the discount rules',
    nextStep: 'Approve or strike the discount clause',
    waitingOn: ['mara'],
    neededIn: 4,
  },
  connectors: {
    title: 'Connectors for the top ten systems',
    dri: ['tomas'],
    keyResults: ['oneClick', 'connector'],
    status: 'On track',
    timeline: [0, 84],
    impact: 'Nine of ten shippers import without help',
    investment: '3 engineers',
    nextStep: 'Certify with SAP',
    dependsOn: ['events'],
    source: 'importInitiative',
  },
  markets: {
    title: 'Self-serve in France and Italy',
    dri: ['sofia'],
    keyResults: ['markets'],
    status: 'Planned',
    timeline: [42, 88],
    impact: 'Two more markets without a sales team',
    investment: '1 product manager, translations',
    nextStep: 'Contracts with two local carriers',
    dependsOn: ['wizard', 'prices'],
  },
  peak: {
    title: 'Peak season readiness',
    dri: ['ruth'],
    keyResults: ['sev1', 'uptime'],
    status: 'Done',
    timeline: [0, 40],
    impact: 'No surprise in November',
    investment: 'All of engineering, two weeks',
    source: 'auditIssue',
  },
  warehouse: {
    title: 'Warehouse clean-up',
    dri: ['priya'],
    keyResults: [],
    status: 'On track',
    timeline: [10, 60],
    impact: 'Half the storage bill',
    investment: '1 engineer',
    nextStep: 'Archive 2024',
  },
}
