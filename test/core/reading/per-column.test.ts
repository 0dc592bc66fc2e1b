import { expect, test } from 'vitest'
import type { Finding } from '#src/core/model.ts'
import { perColumn } from '#src/core/reading/per-column.ts'

const finding = (code: string, property: string, title: string): Finding => ({
  code,
  level: 'mend',
  database: 'keyResults',
  pageId: `page of ${title}`,
  title,
  property,
  message: `${property} is odd.`,
  mend: 'Mend it.',
})

test('many rows of a column are one line with their number, and few stay their own', () => {
  const many = ['a', 'b', 'c', 'd'].map((title) => finding('number_as_text', 'Target', title))
  const few = ['a', 'b'].map((title) => finding('number_as_text', 'Current', title))
  const other = ['a', 'b', 'c', 'd'].map((title) => finding('no_owner', 'Owner', title))

  expect(perColumn([...few, ...many, ...other])).toEqual([
    ...few,
    {
      ...many[0],
      pageId: null,
      title: null,
      message: 'Target is odd. That is "a"; it is the same with 3 more key results.',
    },
    ...other,
  ])
})
