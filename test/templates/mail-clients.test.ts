import { caniemail } from 'caniemail'
import { expect, test } from 'vitest'
import { mailPreviews } from '#templates/fixtures/previews.ts'
import { NOT_SUPPORTED, PARTLY_SUPPORTED } from './accepted-by-clients.ts'
import { mailFaults } from './mail-faults.ts'

const CLIENTS = [
  'apple-mail.*',
  'fastmail.*',
  'gmail.*',
  'outlook.*',
  'protonmail.*',
  'samsung-email.*',
  'thunderbird.macos',
  'yahoo.*',
] as const

/** The only comments: Outlook's Word engine reads them. Nothing judges what is inside. */
const COMMENTS = [
  '<!--[if mso]></td></tr></table><![endif]-->',
  '<!--[if mso]><table role="presentation" width="640" align="center"><tr><td><![endif]-->',
]

const mails = Object.entries(mailPreviews())

/** A page that has every element of every mail, with its attributes and styles, once: mails say the same ones over and over. */
function everyElement(): string {
  const styles = new Set(mails.map(([, { html }]) => /<style>.*?<\/style>/su.exec(html)?.[0] ?? ''))
  const tags = new Set(
    mails.flatMap(([, { html }]) => html.replace(/href="[^"]*"/gu, '').match(/<[a-z][^>]*>/gu) ?? []),
  )
  const whole = [...tags].filter((tag) => !/^<(?:html|style|title)\b/u.test(tag))
  return `<html lang="en">${[...styles, ...COMMENTS, ...whole].join('\n')}</html>`
}

function byFeature(found: ReadonlyMap<string, readonly { readonly title: string }[]>) {
  const pairs = [...found].flatMap(([client, all]) => all.map(({ title }) => ({ client, title })))
  const groups = Map.groupBy(pairs, ({ title }) => title)
  return Object.fromEntries(
    [...groups].map(([title, all]) => [title, [...new Set(all.map(({ client }) => client))].toSorted()]),
  )
}

test('no mail program lacks more than what is accepted: whatever is new is refused, what is gone leaves the list', () => {
  const { issues } = caniemail({ clients: [...CLIENTS], html: everyElement() })

  expect(byFeature(issues.errors)).toEqual(NOT_SUPPORTED)
  expect(byFeature(issues.warnings)).toEqual(PARTLY_SUPPORTED)
})

test('the same judge sees what no mail may have', () => {
  const { issues } = caniemail({
    clients: [...CLIENTS],
    html: '<div style="display:grid"><form></form></div>',
  })

  expect(Object.keys(byFeature(issues.errors)).toSorted()).toEqual(['<form> element', 'display:grid'])
})

test('every mail is free of what that judge passes over, hostile words or not', () => {
  for (const [name, { html }] of mails) {
    expect(mailFaults(html), name).toEqual([])
    expect(new Set(html.match(/<!--.*?-->/gsu)), name).toEqual(new Set(COMMENTS))
  }
})
