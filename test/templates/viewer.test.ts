import { expect, test } from 'vitest'
import { HOSTILE } from '#templates/fixtures/hostile.ts'
import { type Viewer, viewerDatabase, viewerIndex, viewerMail } from '#templates/viewer.tsx'

const viewer: Viewer = {
  summary: ['30 key results read', '2 mails sent'],
  settings: ['NOTION_API_URL=http://127.0.0.1:4100', 'NOTION_TOKEN=sandbox'],
  mails: [
    {
      to: 'cto@example.test',
      subject: 'OKR digest 2026-W47: 2 off track',
      kind: 'digest',
      day: '2026-11-20',
      headers: [{ name: 'Message-ID', value: '<digest@example.test>' }],
      html: '<!doctype html><h1>The mail itself</h1>',
      text: 'The text part',
    },
  ],
  databases: [
    {
      name: 'Key results',
      columns: ['Key result', 'Status', 'Risk', 'Score'],
      rows: [['Checkout p95', 'Off track', 'Critical', '12%']],
    },
  ],
}

test('the index links to every mail and database and shows summary and settings', () => {
  const html = viewerIndex(viewer)

  expect(html).toMatch(/^<!doctype html>/)
  expect(html).toContain('<a href="/mails/1">OKR digest 2026-W47: 2 off track</a>')
  expect(html).toContain('<a href="/databases/1">Key results</a>')
  expect(html).toContain('30 key results read')
  expect(html).toContain('NOTION_API_URL=http://127.0.0.1:4100\nNOTION_TOKEN=sandbox')
})

test('a handful of mails stands first, the newest and fullest of each kind; the rest is folded by day', () => {
  const [mail] = viewer.mails
  if (mail === undefined) return expect.unreachable()
  const mails = [
    { ...mail, subject: 'One team', html: '' },
    mail,
    { ...mail, subject: 'Letter', kind: 'escalation' },
    { ...mail, subject: 'Last week', day: '2026-11-13' },
  ]
  const [begin = '', ...days] = viewerIndex({ ...viewer, mails }).split('<details>')

  expect(begin.match(/"\/mails\/\d"/g)).toEqual(['"/mails/2"', '"/mails/3"'])
  expect(days.map((day) => day.match(/<summary>.*<\/summary>|"\/mails\/\d"/g))).toEqual([
    ['<summary>20 Nov: 3 mails</summary>', '"/mails/1"', '"/mails/2"', '"/mails/3"'],
    ['<summary>13 Nov: 1 mail</summary>', '"/mails/4"'],
  ])
})

test("a mail's page frames its HTML in a sandbox and never holds it", () => {
  const html = viewerMail(viewer, 1)

  expect(html).toContain('src="/mails/1/html" sandbox=""')
  expect(html).not.toContain('The mail itself')
  expect(html).toContain('The text part')
  expect(html).toContain('&lt;digest@example.test&gt;')
})

test("a database's page shows states by word, shape and colour", () => {
  const html = viewerDatabase(viewer, 1)

  expect(html).toContain('<span class="mark red">✖\ufe0e Off track</span>')
  expect(html).toContain('<span class="mark red">Critical</span>')
  expect(html).toContain('12%')
})

test('a number that no mail or database has is no page', () => {
  expect([viewerMail(viewer, 0), viewerMail(viewer, 2), viewerMail(viewer, Number.NaN)]).toEqual([
    null,
    null,
    null,
  ])
  expect([viewerDatabase(viewer, 0), viewerDatabase(viewer, 2)]).toEqual([null, null])
})

test('hostile text is escaped on every page, and no page holds a script', () => {
  const hostile: Viewer = {
    summary: [HOSTILE],
    settings: [HOSTILE],
    mails: [
      {
        to: HOSTILE,
        subject: HOSTILE,
        kind: HOSTILE,
        day: '2026-11-20',
        headers: [{ name: HOSTILE, value: HOSTILE }],
        html: HOSTILE,
        text: HOSTILE,
      },
    ],
    databases: [{ name: HOSTILE, columns: [HOSTILE], rows: [[HOSTILE, HOSTILE]] }],
  }

  for (const html of [viewerIndex(hostile), viewerMail(hostile, 1), viewerDatabase(hostile, 1)]) {
    expect(html).toContain('&lt;script&gt;')
    expect(html).not.toMatch(/<script|\son[a-z]+=/i)
  }
})
