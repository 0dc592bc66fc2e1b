import { expect, test } from 'vitest'
import { cellFrom } from '#src/adapters/notion/cells.ts'
import { linkedTextOf } from '#src/adapters/notion/text-of.ts'
import { parseLinks } from '#src/core/work/links.ts'

const shop = 'https://github.com/acme/shop'

function linksIn(runs: readonly (readonly [text: string, href: string | null])[]): string[] {
  const rich_text = runs.map(([plain_text, href]) => ({ plain_text, href }))
  const cell = cellFrom({ id: 'a', type: 'rich_text', rich_text })
  return parseLinks(linkedTextOf(cell), { github: 'github.com' }).map(({ url }) => url)
}

test('a link behind words, in brackets, and bare, is read once', () => {
  expect(linksIn([['the shop', shop]])).toEqual([shop])
  expect(
    linksIn([
      ['(', null],
      ['the shop', shop],
      ['), ', null],
    ]),
  ).toEqual([shop])
  expect(
    linksIn([
      [`see ${shop}`, null],
      [', then', null],
    ]),
  ).toEqual([shop])
  expect(linksIn([[shop, `${shop}/`]])).toEqual([`${shop}/`])
})

test('a link of which a half is bold is one link', () => {
  expect(
    linksIn([
      ['https://github.com/acme/', shop],
      ['shop', shop],
    ]),
  ).toEqual([shop])
})

test('two links that stand side by side are two', () => {
  const plan = 'https://linear.app/acme/issue/ENG-1'
  expect(
    linksIn([
      ['shop', shop],
      ['plan', plan],
    ]),
  ).toEqual([shop, plan])
})
