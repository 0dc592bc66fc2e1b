import { expect, test } from 'vitest'
import { aKeyResult, aSnapshot, evaluateAt, NOW } from '#test/core/a-snapshot.ts'

function noTargetFor(unit: string) {
  const snapshot = aSnapshot({ keyResults: [aKeyResult({ target: null, unit })] })
  const { findings, keyResults } = evaluateAt(NOW, { snapshot })
  return { finding: findings.find(({ code }) => code === 'no_target'), why: keyResults[0]?.why }
}

test('where Target is empty and Unit holds a number, that is quoted and proposed', () => {
  const { finding, why } = noTargetFor('at least 85 %')

  expect(finding).toMatchObject({
    property: 'Target',
    message: 'Target is empty, and Unit says "at least 85 %".',
    mend: 'If 85 is the target, type 85 into Target as a number and leave only the unit in Unit.',
  })
  expect(why).toContain('Unit says "at least 85 %"')
})

test.each([
  ['≥99.95%', '99.95'],
  ['1,200 teams', '1,200'],
])('the number is proposed as it was typed: %s', (unit, number) => {
  expect(noTargetFor(unit).finding?.mend).toContain(`type ${number} into Target`)
})

test.each(['', '%', 'ms at p95', 'customers'])('a Unit of "%s" proposes nothing', (unit) => {
  expect(noTargetFor(unit).finding?.message).toBe('Target is empty.')
})
