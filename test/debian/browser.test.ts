import { source as axe } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { COMPANY } from '#templates/fixtures/company.ts'
import { HOSTILE } from '#templates/fixtures/hostile.ts'
import { mailPreviews, mailsWith } from '#templates/fixtures/previews.ts'
import { type Viewer, viewerDatabase, viewerIndex, viewerMail } from '#templates/viewer.tsx'
import { launchChromium } from './chromium.ts'

const ORIGIN = 'http://127.0.0.1:4'

/** Every mail, also with hostile, with long and with unbreakable words. */
const mails: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ...Object.entries(mailPreviews()),
    ...Object.entries(mailsWith('W'.repeat(400))).map(([name, mail]) => [`wide-${name}`, mail] as const),
  ].map(([name, { html }]) => [`/${name}`, html]),
)
const digest = mailsWith('')['digest'] ?? { subject: '', html: '', text: '' }
const viewer: Viewer = {
  summary: ['14 key results read', '2 mails sent', HOSTILE],
  settings: ['NOTION_API_URL=http://127.0.0.1:4100', `NOTION_TOKEN=${'x'.repeat(120)}`],
  mails: [
    {
      to: 'cto@example.test',
      subject: digest.subject,
      kind: 'digest',
      day: '2026-11-20',
      headers: [{ name: 'Message-ID', value: `<${'x'.repeat(90)}@example.test>` }],
      html: digest.html,
      text: digest.text,
    },
  ],
  databases: [
    {
      name: 'Key results',
      columns: ['Key result', 'Status', 'Risk', 'Score', 'Why'],
      rows: COMPANY.keyResults.map(({ title, why }) => [title, 'Off track', 'Critical', '12%', why]),
    },
  ],
}

const pages: Readonly<Record<string, string>> = {
  '/': viewerIndex(viewer),
  '/mails/1': viewerMail(viewer, 1) ?? '',
  '/mails/1/html': digest.html,
  '/databases/1': viewerDatabase(viewer, 1) ?? '',
}
const everything = { ...mails, ...pages }

let browser: Browser | null = null

beforeAll(async () => {
  browser = await launchChromium()
  if (browser === null) {
    process.stderr.write(
      '\nSKIPPED: mail and pages were NOT checked in a browser: /usr/bin/chromium is absent\n',
    )
  }
})

afterAll(async () => {
  await browser?.close()
})

/** Opens a page of ours; any request beyond our own pages is kept in `strays`. */
async function open(path: string, look: { scheme: 'light' | 'dark'; width: number }) {
  if (browser === null) throw new Error('Chromium was not launched.')
  const page = await browser.newPage({
    viewport: { width: look.width, height: 900 },
    colorScheme: look.scheme,
  })
  const strays: string[] = []
  await page.route('**/*', async (route) => {
    const { pathname, origin } = new URL(route.request().url())
    const body = origin === ORIGIN ? everything[pathname] : undefined
    if (body === undefined) strays.push(route.request().url())
    await (body === undefined
      ? route.abort()
      : route.fulfill({ contentType: 'text/html; charset=utf-8', body }))
  })
  await page.goto(ORIGIN + path)
  return { page, strays }
}

/** What axe-core finds wrong, as `rule: element`. Mail has no landmarks of its own: it is shown inside a client. */
async function violations(page: Page, isMail: boolean): Promise<readonly string[]> {
  const rules = isMail ? { region: { enabled: false }, 'landmark-one-main': { enabled: false } } : {}
  await page.evaluate(axe)
  const found = await page.evaluate(`axe.run(document, ${JSON.stringify({ rules })}).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 200))))`)
  return found as readonly string[]
}

const shown = Object.keys(everything).filter((path) => path !== '/mails/1/html')

/** Words change neither colours nor headings, so the mails as they are tell all of it. */
const isJudged = (path: string) => !/^\/(?:hostile|long|wide)-/u.test(path)

for (const path of shown) {
  for (const scheme of isJudged(path) ? (['light', 'dark'] as const) : []) {
    test(`${path} has no accessibility violation in the ${scheme} scheme`, async (context) => {
      if (browser === null) return context.skip('no chromium')
      const { page } = await open(path, { scheme, width: 800 })

      expect(await violations(page, path in mails)).toEqual([])
      await page.close()
    })
  }

  test(`${path} never scrolls sideways and asks for nothing from outside`, async (context) => {
    if (browser === null) return context.skip('no chromium')
    const { page, strays } = await open(path, { scheme: 'light', width: 800 })

    for (const width of [800, 375, 320]) {
      await page.setViewportSize({ width, height: 900 })
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
    }
    expect(strays).toEqual([])
    await page.close()
  })
}

test('contrast is really judged: a mail without its dark colours fails in the dark scheme', async (context) => {
  if (browser === null) return context.skip('no chromium')
  const { page } = await open('/digest', { scheme: 'dark', width: 800 })
  await page.evaluate(
    `for (const cell of document.querySelectorAll('.muted')) cell.classList.remove('muted')`,
  )
  await page.evaluate(
    `for (const cell of document.querySelectorAll('div[style]')) cell.style.background = 'none'`,
  )

  expect((await violations(page, true)).some((violation) => violation.startsWith('color-contrast'))).toBe(
    true,
  )
  await page.close()
})

test('a hostile title shows as text and makes no element', async (context) => {
  if (browser === null) return context.skip('no chromium')
  const { page } = await open('/hostile-digest', { scheme: 'light', width: 800 })

  expect(await page.evaluate('document.scripts.length')).toBe(0)
  expect(await page.evaluate('document.body.textContent')).toContain('<script>alert(1)</script>')
  await page.close()
})

test("a mail's page shows the mail inside its frame, without a way to run scripts", async (context) => {
  if (browser === null) return context.skip('no chromium')
  const { page } = await open('/mails/1', { scheme: 'light', width: 800 })

  const frame = page.frameLocator('iframe')
  expect(await frame.locator('h1').textContent()).toBe('OKR digest, week 47 of 2026')
  expect(await page.locator('iframe').getAttribute('sandbox')).toBe('')
  await page.close()
})
