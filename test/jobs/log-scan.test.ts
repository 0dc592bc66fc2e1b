import { HttpResponse, http } from 'msw'
import { expect, onTestFinished, test } from 'vitest'
import { tick } from '#src/jobs/tick.ts'
import { PEOPLE } from '#src/sandbox/demo/people.ts'
import { propertiesOf } from '#src/sandbox/notion/cells.ts'
import { contentOf } from '#src/sandbox/notion/content.ts'
import type { Sandbox } from '#src/sandbox/start-sandbox.ts'
import { LOOPBACK, letThrough, network } from '#test/support/network.ts'
import { openDeps } from '#test/support/open-deps.ts'
import { takeConsole } from '#test/support/quiet.ts'
import { startCompany } from '#test/support/start-company.ts'
import { createTestClock } from '#test/support/test-clock.ts'

const MONDAY = '2026-11-23T08:00:00.000Z'

/** So much of a text gives it away: what is logged may be cut. */
const TELLING = 20

test('whatever fails, no line of the log holds a secret, a name, an address or a word that the company wrote', async () => {
  letThrough(LOOPBACK)
  const clock = createTestClock(MONDAY)
  const { sandbox, settings } = await startCompany(MONDAY, clock)
  onTestFinished(() => sandbox.close())
  const OPS_TO = 'ops@lumen-freight.example'
  const { deps, close } = await openDeps({ ...settings, OPS_TO, LOG_LEVEL: 'info' }, clock)
  onTestFinished(close)
  const { linear, smtp } = sandbox
  const texts = writtenBy(sandbox)
  const lines: string[] = []
  async function ticked(): Promise<void> {
    await tick(deps)
    lines.push(...takeConsole())
    await clock.sleep(5 * 60_000)
  }

  // Linear is down or at a loss, GitHub does not understand and Notion refuses every page, all in words that quote; mail is refused by name.
  const errors = texts.map((message) => ({ message, type: 'INTERNAL', path: [message] }))
  const html = { status: 503, body: texts.join('<br>'), headers: { 'Content-Type': 'text/html' } }
  const atALoss = {
    status: 200,
    body: JSON.stringify({ errors }),
    headers: { 'Content-Type': 'application/json' },
  }
  linear.state.faults.push(...Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? html : atALoss)))
  refuse(settings['NOTION_API_URL'], 'patch', 400, { code: 'validation_error', message: texts.join(' ') })
  const quoted = { message: texts.join(' '), errors }
  network.use(
    http.get(`${settings['GITHUB_API_URL']}/*`, () => HttpResponse.json(quoted, { status: 422 })),
    http.post(`${settings['GITHUB_API_URL']}/*`, () => HttpResponse.json({ errors })),
  )
  for (const { email } of Object.values(PEOPLE).slice(2)) if (email !== null) smtp.refuse(email, 550)
  await ticked()

  // The answer to the mail about a run that fails is lost.
  smtp.dropNext()
  const codes = { 400: 'validation_error', 401: 'unauthorized', 503: 'service_unavailable' }
  for (const [status, code] of Object.entries(codes)) {
    refuse(settings['NOTION_API_URL'], 'all', Number(status), { code, message: texts.join(' ') })
    await ticked()
  }

  const told = lines.map((line) => JSON.parse(line.replace(/^\w+: /, '')))
  const events = told.map(({ event }) => event)
  expect(events).toEqual(
    expect.arrayContaining([
      'run started',
      'message frozen',
      'message not sent',
      'page not written',
      'work source failed',
      'run ended',
      'job failed',
    ]),
  )
  expect(told.map(({ state }) => state)).toEqual(expect.arrayContaining(['rejected', 'unknown']))
  const secrets = ['NOTION_TOKEN', 'LINEAR_API_KEY', 'GITHUB_TOKEN', 'SMTP_URL', 'API_TOKEN'].map(
    (name) => settings[name] ?? expect.unreachable(name),
  )
  for (const text of [...secrets, new URL(settings['SMTP_URL'] ?? '').password, ...texts]) {
    expect(
      lines.filter((line) => line.includes(text) || line.includes(JSON.stringify(text).slice(1, -1))),
    ).toEqual([])
  }
  for (const line of told.filter(({ system, code }) => code !== undefined && system !== 'store')) {
    expect(line).toHaveProperty('requestId')
  }

  const notices = smtp.messages.filter(({ subject }) => subject.startsWith('[Run failed]'))
  expect(notices.length).toBeGreaterThan(2)
  for (const { html, text } of notices)
    for (const quoted of texts) expect(`${html}${text}`).not.toContain(quoted)
})

function refuse(notionUrl = '', method: 'patch' | 'all', status: number, body: object): void {
  network.use(
    http[method](`${notionUrl}/v1/*`, () =>
      HttpResponse.json({ object: 'error', status, request_id: 'req-1', ...body }, { status }),
    ),
  )
}

/** What people at the demo company wrote anywhere, and who they are. */
function writtenBy({ notion, linear, github }: Sandbox): string[] {
  const texts = new Set<string>()
  for (const { name, email } of Object.values(PEOPLE)) {
    texts.add(name)
    if (email !== null) texts.add(email)
  }
  for (const page of notion.state.pages.values()) {
    for (const property of propertiesOf(notion.state, page)) {
      const { type } = property.config
      const content = contentOf(notion.state, page, property)
      if ((type === 'title' || type === 'rich_text') && typeof content === 'string') texts.add(content)
    }
  }
  for (const { name } of linear.state.projects) texts.add(name)
  for (const { title } of linear.state.issues) texts.add(title)
  for (const { items, milestones } of github.state.repositories) {
    for (const { title } of [...items, ...milestones]) texts.add(title)
  }
  return [...texts]
    .map((text) => text.slice(0, TELLING))
    .filter((text) => / /.test(text) || text.includes('@'))
}
