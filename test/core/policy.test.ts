import { expect, test } from 'vitest'
import { Policy, ruleVersion } from '#src/core/policy.ts'

test('an empty policy is valid and means the defaults', () => {
  expect(Policy.parse({})).toEqual({
    timezone: 'UTC',
    fiscalYearStart: 1,
    checkInEveryDays: 7,
    ambition: 'aspirational',
    targetScores: { committed: 1, aspirational: 0.7 },
    cuts: { green: 0.7, amber: 0.5 },
    forecast: { planWeight: 2, mean: 1, spread: 0.45, noise: 0.05 },
  })
})

test('a policy may set one thing and leave the rest', () => {
  const policy = Policy.parse({ cuts: { green: 0.8 }, targetScores: { aspirational: 0.6 } })
  expect(policy.cuts).toEqual({ green: 0.8, amber: 0.5 })
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
    'amber must not be above green, found {"green":0.4,"amber":0.5}',
  )
})

test('the rule version names every choice that differs from the defaults', () => {
  const plain = ruleVersion(Policy.parse({}))
  expect(ruleVersion(Policy.parse({ cuts: { green: 0.7 } }))).toBe(plain)
  expect(ruleVersion(Policy.parse({ timezone: 'Europe/Berlin', cuts: { green: 0.8 } }))).toBe(
    `${plain}+timezone=Europe/Berlin+cuts.green=0.8`,
  )
})
