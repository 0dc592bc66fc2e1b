import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wordingFault } from '#src/core/quality/wording-fault.ts'

type Worded = Parameters<typeof wordingFault>[0]

function codeOf(title: string, given: Partial<Worded> = {}): string | null {
  return wordingFault({ title, type: 'yes_no', target: null, milestones: '', ...given })?.code ?? null
}

test('a task dressed as a result is named, with what it should change as a key result', () => {
  expect(
    wordingFault({
      title: 'Launch the new checkout by 30 Nov',
      type: 'yes_no',
      target: null,
      milestones: '',
    }),
  ).toEqual({
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
  ['Organise a leadership offsite', 'Share of participants who act on a leadership offsite four weeks later'],
  ['Ship', 'Share of users who work with it every week'],
])('a task is found at the beginning of "%s"', (title, example) => {
  const fault = wordingFault({ title, type: 'milestone', target: null, milestones: '[ ] Beta' })
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

test('a task of which neither Type nor Target says anything is a task', () => {
  expect(codeOf('Launch the app', { type: null })).toBe('task_as_result')
})

test('a number that Yes/No cannot show asks for a metric with that target', () => {
  expect(
    wordingFault({ title: 'Onboard 200 paying customers', type: 'yes_no', target: null, milestones: '' }),
  ).toEqual({
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
])('the better form of "%s" takes its numbers', (title, told) => {
  const fault = wordingFault({ title, type: 'yes_no', target: null, milestones: '' })
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
])('"%s" is a real yes or no', (title) => {
  expect(codeOf(title)).toBeNull()
})

test('a change without a number is said where nothing else asks for one', () => {
  expect(codeOf('Improve onboarding')).toBe('no_number')
  expect(codeOf('Improve onboarding', { type: 'milestone', milestones: '[ ] Beta' })).toBe('no_number')
  expect(codeOf('Improve onboarding', { type: 'milestone' })).toBeNull()
  expect(codeOf('Improve onboarding', { type: 'metric' })).toBeNull()
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
        const fault = wordingFault({ title, type, target: null, milestones: 'x' })
        expect(`${fault?.message} ${fault?.mend}`).not.toMatch(/NaN|Infinity|\p{Cc}/u)
      },
    ),
  )
})
