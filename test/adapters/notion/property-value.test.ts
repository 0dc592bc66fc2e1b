import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Column } from '#src/adapters/notion/bound-database.ts'
import { propertyValue } from '#src/adapters/notion/property-value.ts'
import { FLAG_LABEL, STATUS_LABEL } from '#src/core/words/labels.ts'

const column = (type: string, more: Partial<Column> = {}): Column => ({
  field: 'why',
  kind: 'text',
  propertyId: 'abcd',
  name: 'Why',
  type,
  format: null,
  options: [],
  labels: {},
  ...more,
})

test.each([
  ['number', 0.62, { number: 0.62 }],
  ['number', null, { number: null }],
  ['date', '2026-11-20', { date: { start: '2026-11-20' } }],
  ['date', '2026-11-20T08:00:00.000Z', { date: { start: '2026-11-20T08:00:00.000Z' } }],
  ['date', null, { date: null }],
  ['rich_text', 'So.', { rich_text: [{ type: 'text', text: { content: 'So.' } }] }],
  ['rich_text', '', { rich_text: [] }],
  ['rich_text', null, { rich_text: [] }],
  ['select', null, { select: null }],
  ['status', null, { status: null }],
  ['multi_select', null, { multi_select: [] }],
])('a %s takes %j', (type, value, expected) => {
  expect(propertyValue(column(type), value)).toEqual(expected)
})

test('codes become the options of init, or those that are there in another case', () => {
  const status = { labels: STATUS_LABEL, options: ['ON TRACK', 'Done'] }

  expect(propertyValue(column('select', status), 'on_track')).toEqual({ select: { name: 'ON TRACK' } })
  expect(propertyValue(column('status', status), 'off_track')).toEqual({ status: { name: 'Off track' } })
  expect(
    propertyValue(column('multi_select', { labels: FLAG_LABEL, options: ['no owner'] }), [
      'no_owner',
      'decide_soon',
    ]),
  ).toEqual({ multi_select: [{ name: 'no owner' }, { name: 'Decide soon' }] })
})

/** The runs in which a text is written. */
function runsOf(text: string): string[] {
  const value = propertyValue(column('rich_text'), text) as { rich_text: { text: { content: string } }[] }
  return value.rich_text.map((run) => run.text.content)
}

test('a long text is written whole, in runs that Notion takes, parted between characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1900, maxLength: 4600 }), (text) => {
      const runs = runsOf(text)

      expect(runs.join('')).toBe(text.toWellFormed())
      for (const run of runs) {
        expect(run.length).toBeLessThanOrEqual(2000)
        expect(run.isWellFormed()).toBe(true)
      }
    }),
    { numRuns: 10 },
  )
})

test('half a character is none, and a text without end has one', () => {
  expect(runsOf('so\ud83d')).toEqual(['so\ufffd'])
  expect(runsOf('😀'.repeat(200_000))).toHaveLength(100)
})

test.each(['high', Number.NaN, Number.POSITIVE_INFINITY])(
  '%s is no number: a bug, and it says where',
  (value) => {
    expect(() => propertyValue(column('number'), value)).toThrow('why is kept in a column of the type number')
  },
)
