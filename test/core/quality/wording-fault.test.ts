import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wordingFault } from '#src/core/quality/wording-fault.ts'

type Worded = Parameters<typeof wordingFault>[0]

function codeOf(title: string, given: Partial<Worded> = {}): string | null {
  return faultOf(title, given)?.code ?? null
}

function faultOf(title: string, given: Partial<Worded> = {}) {
  return wordingFault({ title, type: 'yes_no', baseline: null, target: null, milestones: '', ...given })
}

test('a task dressed as a result is named, with what it should change as a key result', () => {
  expect(faultOf('Launch the new checkout by 30 Nov')).toEqual({
    code: 'task_as_result',
    property: 'Key result',
    message: '"Launch the new checkout by 30 Nov" is a task: it can be done in full and change nothing.',
    mend: 'Name what will be different once it is done, with a number, for example "Share of users who work with the new checkout every week" with Type Percentage, Baseline 0 and Target 60; keep the task itself as an initiative of it.',
  })
})

test.each([
  ['Build the partner portal', 'Share of users who work with the partner portal every week'],
  ['KR2: roll out single sign-on', 'Share of users who work with single sign-on every week'],
  ['🚀 1.2 Migrate billing to Stripe', 'Share of billing that runs on Stripe'],
  [
    'Organise a leadership offsite',
    'Share of participants who do something differently four weeks after a leadership offsite',
  ],
  ['Write API docs', 'Share of the people it is for who are helped by API docs'],
  ['Refactor the billing module', 'Hours a week lost to the billing module'],
  ['Launch redesigned website by Q1', 'Share of users who work with redesigned website every week'],
  ['Ship', 'Share of users who work with it every week'],
])('a task is found at the beginning of "%s"', (title, example) => {
  const fault = faultOf(title, { type: 'milestone', milestones: '[ ] Beta' })
  expect(fault?.code).toBe('task_as_result')
  expect(fault?.mend).toContain(`"${example}"`)
})

test.each([
  'Design system used by all teams',
  'Release frequency is weekly',
  'Shipping is free',
  'Pricing page is live',
  'SOC 2 audit passed',
  'Neuen Checkout starten',
  'Release notes appear within a day',
  'Run book tested by every engineer',
  'Design partners renew for another year',
  'Build stays green',
  'Launch customers renew their contract',
  'Ship dates kept',
  'Move-in customers stay a year',
  'Host country agreement signed',
  'Build vs buy decision taken',
  'Install base stays on the latest version',
  'Start page passes accessibility audit',
  'Finish line: all pilots converted',
  'Deploy key rotation proven',
  'Hold music replaced by call-back',
  'Deliver on time to every customer',
  'Write-offs end',
  'Start der Serienproduktion',
  'Plan vom Aufsichtsrat genehmigt',
  'Design-Abnahme im Beirat',
  'Release in Frankreich ohne Fehler',
  'Plan de continuité validé',
  'Document unique signé',
  '',
  '…',
])('"%s" is no task', (title) => {
  expect(codeOf(title)).toBeNull()
})

test('a task with a number of its own is a result', () => {
  expect(codeOf('Launch in five countries', { type: 'metric', target: 5 })).toBeNull()
  expect(codeOf('Launch in 5 countries', { type: 'milestone', target: 5 })).toBeNull()
  expect(codeOf('Launch in 5 countries', { type: 'milestone', milestones: '[ ] France' })).toBeNull()
})

test.each([
  ['Launch the mobile app', { type: 'percentage', baseline: 0, target: 100 }],
  ['Launch the mobile app', { type: 'metric', target: 1 }],
  ['Build a data platform', { type: null, baseline: 0, target: 1 }],
] as const)('"%s" with a share of itself as its number is a task', (title, given) => {
  expect(codeOf(title, given)).toBe('task_as_result')
})

test.each([
  ['Roll out single sign-on', { type: 'percentage', baseline: 0, target: 100 }],
  ['Migrate the services to Kubernetes', { type: 'percentage', baseline: 0, target: 100 }],
  ['Write a review of every incident', { type: 'percentage', baseline: 0, target: 100 }],
  ['Launch the app with 20 partners', { type: 'metric', target: 1 }],
  ['Plan attainment', { type: 'percentage', baseline: 0, target: 100 }],
  ['Build the pipeline of deals', { type: 'metric', baseline: 0, target: 100 }],
  ['Ship the backlog', { type: 'metric', baseline: 40, target: 1 }],
] as const)('"%s" with a number of its own is a result', (title, given) => {
  expect(codeOf(title, given)).toBeNull()
})

test('a task of which neither Type nor Target says anything is a task', () => {
  expect(codeOf('Launch the app', { type: null })).toBe('task_as_result')
})

test('a number that Yes/No cannot show asks for a metric with that target', () => {
  expect(faultOf('Onboard 200 paying customers')).toEqual({
    code: 'yes_no_where_measurable',
    property: 'Type',
    message:
      '"Onboard 200 paying customers" counts something (200 paying customers), but Type is Yes/No, so nothing shows how far it is.',
    mend: 'Set Type to Metric, Target to 200 and Baseline to the value at the start, for example 0; then type the latest value into Current.',
  })
})

test.each([
  ['Reduce churn to 5 %', 'Percentage, Target to 5 and Baseline to the value at the start, for example 10'],
  [
    'Reduce churn from 8% to 5%',
    'Percentage, Target to 5 and Baseline to the value at the start, for example 8',
  ],
  ['Cut p95 to 300 ms', 'Metric, Target to 300 and Baseline to the value at the start, for example 600'],
  ['Reach 20 000 users', 'Target to 20000 '],
  ['Reach 1,200 users', 'Target to 1200 '],
  ['Reach 1,5 % of the market', 'Target to 1.5 '],
  ['Run 12 workshops', 'Target to 12 '],
  ['20 contracts signed', 'Target to 20 '],
  ['Net promoter score of 45', 'Metric, Target to 45 and Baseline to the value at the start, for example 23'],
  ['Latency below 200', 'Metric, Target to 200 and Baseline to the value at the start, for example 400'],
])('the better form of "%s" takes its numbers', (title, told) => {
  const fault = faultOf(title)
  expect(fault?.code).toBe('yes_no_where_measurable')
  expect(fault?.mend).toContain(told)
})

test.each(['Improve retention', 'Double revenue', 'Response time is fine', 'Market share grows'])(
  '"%s" names a measure',
  (title) => {
    expect(codeOf(title)).toBe('yes_no_where_measurable')
  },
)

test.each([
  'Revenue dashboard is live',
  'Real-time sync works',
  'ISO 27001 certificate in hand',
  'Phase 2 goals agreed',
  'Budget of 2027 is agreed',
  'Rate limiting is on',
  'Contract with a 99.9 % uptime SLA signed',
  'Policy for 40 offices approved',
  'Office for 40 people opened',
  'Top 10 customers renew',
  'PCI DSS 4.0 requirements met',
  'GPT-4 features off',
  'Cut-over without downtime',
  'Cost to serve known per customer',
  'Time-boxed spikes end with a decision',
  'Revenue recognition audited without findings',
  'Latency budget agreed with all teams',
  'Grow or Go decision taken',
  'Lower-income users can afford the plan',
  'Boost Mobile signs the contract',
  'Marge im Kerngeschäft gehalten',
])('"%s" is a real yes or no', (title) => {
  expect(codeOf(title)).toBeNull()
})

test('a change without a number is said where nothing else asks for one', () => {
  expect(codeOf('Improve onboarding')).toBe('no_number')
  expect(codeOf('Improve onboarding', { type: 'milestone', milestones: '[ ] Beta' })).toBe('no_number')
  expect(codeOf('Improve onboarding', { type: 'milestone' })).toBeNull()
  expect(codeOf('Improve onboarding', { type: 'metric' })).toBeNull()
})

test('the example of a change that is to take less away falls', () => {
  expect(faultOf('Reduce technical debt')?.mend).toContain('hours a week that it takes, from 60 to 40')
  expect(faultOf('Improve onboarding')?.mend).toContain('content with it, from 40 % to 60 %')
})

test('one thing at most is said, whatever the title', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc
          .array(fc.constantFrom('launch', 'from', '1', 'to', '20', 'customers', '%', 'churn', ' '))
          .map((all) => all.join(' ')),
      ),
      fc.constantFrom<Worded['type']>('yes_no', 'milestone', 'metric', null),
      (title, type) => {
        const fault = faultOf(title, { type, milestones: 'x' })
        expect(`${fault?.message} ${fault?.mend}`).not.toMatch(/NaN|Infinity|\p{Cc}/u)
      },
    ),
  )
})
