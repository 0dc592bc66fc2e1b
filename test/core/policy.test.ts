import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Policy, policyOf, ruleVersion } from '#src/core/policy.ts'

test('an empty policy is valid and means the defaults', () => {
  expect(Policy.parse({})).toEqual({
    timezone: 'UTC',
    fiscalYearStart: 1,
    checkInEveryDays: 7,
    staleAfterDays: null,
    rollUp: 'weighted',
    ambition: 'aspirational',
    targetScores: { committed: 1, aspirational: 0.7 },
    cuts: { green: 0.7, amber: 0.5, margin: 0.05 },
    forecast: { planWeight: 2, mean: 1, learnMean: true, spread: 0.45, noise: 0.05 },
    delivery: {
      windowDays: 28,
      productionEnvironments: ['production', 'prod', 'live'],
      incidentLabels: ['incident'],
      incidentAgeDays: 7,
      bugLabels: ['bug'],
      reviewSlaHours: 24,
      ignoredLogins: [],
      businessHours: null,
      doraYear: null,
    },
  })
})

test('a list that was chosen is named whole by the rule version, and found again from it', () => {
  const policy = Policy.parse({
    delivery: { bugLabels: ['Bug', 'a=b'], businessHours: 'Mon-Fri 09:00-17:00' },
  })
  const version = ruleVersion(policy)
  expect(version).toContain('delivery.bugLabels=["bug","a=b"]')
  expect(policyOf(version)).toEqual(policy)
})

test('a policy may set one thing and leave the rest', () => {
  const policy = Policy.parse({ cuts: { green: 0.8 }, targetScores: { aspirational: 0.6 } })
  expect(policy.cuts).toEqual({ green: 0.8, amber: 0.5, margin: 0.05 })
  expect(policy.targetScores).toEqual({ committed: 1, aspirational: 0.6 })
})

test('every fault is listed with its place and the value found', () => {
  const parsed = Policy.safeParse({
    timezone: 'Mars/Base',
    fiscalYearStart: 13,
    checkInEveryDays: 'weekly',
    ambition: 'bold',
    cuts: { green: 70, amber: 0.5 },
    forecast: { spread: 0 },
    gren: 1,
  })
  const faults = parsed.error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? []
  expect(faults).toEqual([
    'timezone: "Mars/Base" is not a time zone; name one such as Europe/Berlin',
    'fiscalYearStart: must be a whole number from 1 to 12, found 13',
    'checkInEveryDays: must be a whole number from 1 to 92, found "weekly"',
    expect.stringContaining('ambition: '),
    'cuts.green: must be a number from 0 to 1, found 70',
    'forecast.spread: must be a number from 0.001 to 100, found 0',
    expect.stringContaining('gren'),
  ])
})

test('amber must not lie above green', () => {
  const parsed = Policy.safeParse({ cuts: { green: 0.4 } })
  expect(parsed.error?.issues[0]?.message).toBe(
    'amber must not be above green, found {"green":0.4,"amber":0.5,"margin":0.05}',
  )
})

test('a margin must leave room to turn green and red', () => {
  const fault = (cuts: object) => Policy.safeParse({ cuts }).error?.issues[0]?.message
  expect(fault({ margin: 0.3 })).toMatch(
    /^margin must leave room .* found \{"green":0.7,"amber":0.5,"margin":0.3\}$/,
  )
  expect(fault({ amber: 0.05, margin: 0.05 })).toMatch(/^margin/)
  expect(fault({ margin: 0.29 })).toBeUndefined()
})

test('the rule version names every choice that differs from the defaults', () => {
  const plain = ruleVersion(Policy.parse({}))
  expect(ruleVersion(Policy.parse({ cuts: { green: 0.7 } }))).toBe(plain)
  expect(ruleVersion(Policy.parse({ timezone: 'Europe/Berlin', cuts: { green: 0.8 } }))).toBe(
    `${plain}+timezone=Europe/Berlin+cuts.green=0.8`,
  )
})

test('a rule version names its policy, whatever was chosen', () => {
  fc.assert(
    fc.property(
      fc.record(
        {
          timezone: fc.constantFrom('UTC', 'Europe/Berlin', 'Etc/GMT+5'),
          staleAfterDays: fc.option(fc.integer({ min: 1, max: 366 })),
          rollUp: fc.constantFrom('weighted', 'weakest'),
          ambition: fc.constantFrom('committed', 'aspirational'),
          cuts: fc.record({ green: fc.constantFrom(0.7, 0.85), amber: fc.constantFrom(0.5, 0.06) }),
          forecast: fc.record({ learnMean: fc.boolean(), mean: fc.constantFrom(1, 0.9, 1e-3) }),
        },
        { requiredKeys: [] },
      ),
      (chosen) => {
        const policy = Policy.parse(chosen)
        expect(policyOf(ruleVersion(policy))).toEqual(policy)
      },
    ),
  )
})

test('a version of other rules, or one that no policy gave, names none', () => {
  const plain = ruleVersion(Policy.parse({}))
  expect(policyOf('1')).toBeNull()
  expect(policyOf('1+cuts.green=0.8')).toBeNull()
  expect(policyOf(`${plain}+cuts.green=70`)).toBeNull()
  expect(policyOf(`${plain}+colour=blue`)).toBeNull()
  expect(policyOf('')).toBeNull()
})
