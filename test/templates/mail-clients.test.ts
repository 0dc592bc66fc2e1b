import { caniemail } from 'caniemail'
import { expect, test } from 'vitest'
import { mailPreviews, mailsWith } from '#templates/fixtures/previews.ts'
import { messageSize } from '#templates/mail/message-size.ts'
import { NOT_SUPPORTED, PARTLY_SUPPORTED } from './accepted-by-clients.ts'
import { mailFaults, oneLine, shownWords } from './mail-faults.ts'

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
  '<!--[if mso]><style>*{font-family:Segoe UI,Arial,sans-serif!important}</style><![endif]-->',
  '<!--[if mso]></td></tr></table><![endif]-->',
  '<!--[if mso]><table role="presentation" width="640" align="center" cellpadding="0" cellspacing="0"><tr><td><![endif]-->',
]

const mails = Object.entries(mailPreviews())

/** A page that has every element of every mail, with its attributes and styles, once: mails say the same ones over and over. */
function everyElement(): string {
  const styles = new Set(
    mails.flatMap(
      ([, { html }]) => html.replaceAll(/<!--.*?-->/gsu, '').match(/<style>.*?<\/style>/gsu) ?? [],
    ),
  )
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

/** How a head of a column is told in the text part, where numbers stand in sentences. */
const IN_SENTENCES: readonly string[] = [
  'Key result',
  'Figure',
  'Before',
  'Objective and key results',
  'Score / target',
]

test('whatever the HTML says, its text part says in the same words, in lines of at most 78 columns', () => {
  for (const [name, { html, text }] of mails) {
    const said = oneLine(text).replace('Score/expected', 'Score / expected')
    for (const words of shownWords(html)) {
      if (!said.includes(words) && !IN_SENTENCES.includes(words))
        expect.fail(`${name}: the text part lacks ${words}`)
    }
    for (const line of text.split('\n')) {
      const lastWord = line.lastIndexOf(' ') + 1
      // Only what cannot be broken, like a link, may go beyond.
      if (line.length > 78 && (lastWord > 78 || line.length - lastWord < 60))
        expect.fail(`${name}: wide: ${line}`)
    }
  }
})

test('a company that writes at length, in a script of three bytes a character, gets mail that is shown whole', () => {
  for (const [name, { html, text }] of Object.entries(
    mailsWith('每周活跃团队从二百六十增加到四百'.repeat(125)),
  )) {
    expect(messageSize(html) + messageSize(text), name).toBeLessThan(100_000)
  }
})

test.each([
  ['<h1 style="', '<h1 style="padding:4px;', 'padding outside of a cell'],
  ['font-size:18px', 'font-size:13px', 'small text: font-size:13px'],
  ['#5a6066', '#9a9fa4', 'a contrast of '],
  ['✖\ufe0e ', '', 'a state without word and shape'],
  [' scope="row"', '', 'a header of nothing'],
  ['<table role="presentation"', '<table', 'a table whose role is not what it is'],
  [
    '<!--[if mso]><table role="presentation" width="640"',
    '<!--[if mso]><table',
    'a widest width that Outlook',
  ],
  ['\u034f ', '', 'without words for the inbox'],
  ['<style>', `<style>${'a{color:red}'.repeat(700)}`, 'styles that Gmail throws away for their size'],
  [':root{', ':root{{', 'styles that Gmail throws away for a fault'],
  [':root{color-scheme:light dark}', '', 'without both schemes'],
] as const)('a mail with %j turned into %j is refused', (as, into, fault) => {
  const [[, { html }] = ['', { html: '' }]] = mails

  expect(html).toContain(as)
  expect(mailFaults(html.replaceAll(as, into)).join('\n')).toContain(fault)
})
