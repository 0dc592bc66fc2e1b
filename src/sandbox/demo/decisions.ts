import type { PersonKey } from './people.ts'

export interface DecisionSeed {
  readonly title: string
  readonly status: 'Proposed' | 'Decided' | 'Superseded' | 'Reversed'
  /** All days are counted from today; negative is past. */
  readonly raised: number
  readonly decided?: number
  readonly decideBy?: number
  readonly review?: number
  readonly owner?: readonly PersonKey[]
  readonly context: string
  readonly rationale?: string
  readonly outcome?: string
  readonly reversible?: 'Yes' | 'No' | 'Partially'
  readonly keyResults?: readonly string[]
  readonly initiatives?: readonly string[]
  readonly supersedes?: readonly string[]
}

export const DECISIONS: Readonly<Record<string, DecisionSeed>> = {
  // Past its date.
  discounts: {
    title: 'Which discounts may sales give without asking?',
    status: 'Proposed',
    raised: -16,
    decideBy: -3,
    owner: ['mara'],
    context: 'Quotes wait for approval 26 hours on average.',
    reversible: 'Yes',
    keyResults: ['winRate', 'pricing'],
    initiatives: ['prices'],
  },
  rollback: {
    title: 'Roll release 41 back, or fix it forward?',
    status: 'Proposed',
    raised: -2,
    decideBy: 1,
    owner: ['ruth'],
    context: 'p95 rose from 318 to 396 ms with release 41.',
    reversible: 'Yes',
    keyResults: ['bookingLatency'],
    initiatives: ['latency'],
  },
  france: {
    title: 'Enter France with one carrier or two',
    status: 'Proposed',
    raised: -6,
    decideBy: 9,
    context: 'The second carrier costs six weeks.',
    reversible: 'Partially',
    initiatives: ['markets'],
  },
  kafka: {
    title: 'Buy the managed event bus',
    status: 'Decided',
    raised: -40,
    decided: -36,
    review: -4,
    owner: ['ruth'],
    context: 'Running our own cost 1.5 engineers.',
    rationale: 'Cheaper than the half team it takes.',
    reversible: 'Partially',
    keyResults: ['eventPipeline'],
    initiatives: ['events'],
  },
  freeze: {
    title: 'Code freeze from 20 November',
    status: 'Superseded',
    raised: -30,
    decided: -28,
    owner: ['ruth'],
    context: 'Peak weeks start on Black Friday.',
    rationale: 'Fewer changes, fewer incidents.',
    reversible: 'Yes',
    keyResults: ['sev1'],
  },
  trains: {
    title: 'Release trains instead of a freeze',
    status: 'Decided',
    raised: -23,
    decided: -22,
    review: 20,
    owner: ['ruth'],
    context: 'A freeze would hold back the latency fix.',
    rationale: 'Small releases, two a day, each with an owner on call.',
    reversible: 'Yes',
    keyResults: ['sev1', 'bookingLatency'],
    supersedes: ['freeze'],
  },
  plain: {
    title: 'Drop plain-language search',
    status: 'Decided',
    raised: -25,
    decided: -24,
    owner: ['priya'],
    context: 'Two of three pilots did not return.',
    reversible: 'Yes',
    keyResults: ['search'],
  },
  america: {
    title: 'Stop the North American launch',
    status: 'Decided',
    raised: -47,
    decided: -44,
    review: 45,
    owner: ['mara'],
    context: 'Two of three partners withdrew.',
    rationale: 'We would start without carriers.',
    reversible: 'Yes',
  },
  pilots: {
    title: 'Pay pilots for feedback',
    status: 'Reversed',
    raised: -38,
    decided: -37,
    owner: ['sofia'],
    context: 'Few pilots answered surveys.',
    rationale: 'Paid answers told us what we wanted to hear.',
    outcome: 'Reversed after two weeks.',
    reversible: 'Yes',
    keyResults: ['setupCsat'],
  },
  sla: {
    title: 'Offer an uptime guarantee of 99.9 %',
    status: 'Decided',
    raised: -33,
    decided: -30,
    review: -9,
    owner: ['mara', 'ruth'],
    context: 'Three of five lost deals asked for one.',
    rationale: 'We hold it already.',
    outcome: 'Two of the five came back.',
    reversible: 'No',
    keyResults: ['uptime', 'retention'],
  },
  wizardScope: {
    title: 'Leave address books out of wizard v2',
    status: 'Decided',
    raised: -12,
    decided: -11,
    review: 30,
    owner: ['sofia'],
    context: 'They would cost three of the nine weeks.',
    rationale: 'Eight of ten shippers have fewer than twenty addresses.',
    reversible: 'Yes',
    keyResults: ['wizard', 'setupTime'],
    initiatives: ['wizard'],
  },
  hiring: {
    title: 'Hire a second data engineer',
    status: 'Proposed',
    raised: -8,
    decideBy: 21,
    owner: ['ruth'],
    context: 'Tests grow by three points a week; five are needed.',
    reversible: 'No',
    keyResults: ['tests'],
  },
}
