import { expect, test } from 'vitest'
import type { Finding, KeyResult } from '#src/core/model.ts'
import { aKeyResult, aSnapshot, codesOf, evaluateAt, NOW } from '#test/core/a-snapshot.ts'

function unknownOption(property: string, option: string): Finding {
  return {
    code: 'unknown_option',
    level: 'mend',
    database: 'keyResults',
    pageId: 'k1',
    title: 'Sixty customers',
    property,
    message: `${property} is "${option}", which no rule knows.`,
    mend: 'Choose another.',
  }
}

function findingsFor(keyResult: Partial<KeyResult>, read: readonly Finding[]) {
  return evaluateAt(NOW, { snapshot: aSnapshot({ keyResults: [aKeyResult(keyResult)], findings: read }) })
    .findings
}

test.each<[string, Partial<KeyResult>]>([
  ['Type', { type: 'invalid' }],
  ['Direction', { direction: 'invalid' }],
  ['Ambition', { ambition: 'invalid' }],
])(
  'an option of %s that no rule knows is told once, with the option, under whatever name the column has',
  (property, keyResult) => {
    const read = [unknownOption(`Our ${property}`, 'Weird')]

    expect(findingsFor(keyResult, read)).toMatchObject(read)
    expect(codesOf(findingsFor(keyResult, []))).toEqual([`unknown_${property.toLowerCase()}`])
  },
)

test('an unknown option of another row keeps what the rules say of this one', () => {
  const read = [{ ...unknownOption('Type', 'Weird'), pageId: 'k2' }]

  expect(codesOf(findingsFor({ type: 'invalid' }, read))).toEqual(['unknown_type', 'unknown_option'])
})

test('a Status that no rule knows in a column of the service’s is told as put back, with what was typed', () => {
  const read = [unknownOption('Status', 'Paused by board')]

  expect(findingsFor({ shown: { status: 'Paused by board' } }, read)).toMatchObject([
    {
      code: 'service_cell_changed',
      property: 'Status',
      message: expect.stringContaining('Status showed "Paused by board", typed by a person'),
    },
  ])
})
