import { beforeEach, expect, test } from 'vitest'
import { planSync } from '#src/jobs/plan-sync.ts'
import { sendReport } from '#src/jobs/send-report.ts'
import { sync } from '#src/jobs/sync.ts'
import type { Deps } from '#src/ports/deps.ts'
import { editPage } from '#src/sandbox/notion/seed.ts'
import { showPage } from '#src/sandbox/notion/show-page.ts'
import { LOOPBACK, letThrough } from '#test/support/network.ts'
import { openDeps } from '#test/support/open-deps.ts'
import { type Company, startCompany } from '#test/support/start-company.ts'
import { createTestClock } from '#test/support/test-clock.ts'

const NOW = '2026-11-20T12:00:00.000Z'

let company: Company
let deps: Deps
const clock = createTestClock(NOW)

beforeEach(async () => {
  letThrough(LOOPBACK)
  clock.set(NOW)
  company = await startCompany(NOW)
  const opened = await openDeps(company.settings, clock)
  deps = opened.deps
  return async () => {
    opened.close()
    await company.sandbox.close()
  }
})

test('a sync reads, measures, scores, writes back and mails, and a second one writes and mails nothing', async () => {
  const { notion, smtp } = company.sandbox

  const first = await sync(deps)

  expect(first.run.outcome).toBe('done')
  expect(first.counts).toMatchObject({ read: 63, failed: 0 })
  expect(first.counts.written).toBe(first.counts.planned)
  const row = (title: string) => first.keyResults.find((result) => result.title.startsWith(title))
  expect(row('Booking API p95')).toMatchObject({ status: 'off_track' })
  expect(row('Webhook delivery')).toMatchObject({ status: 'on_track' })
  expect(row('Satisfaction with setup')).toMatchObject({ status: 'unknown', score: null })
  expect(row('All carriers on the event pipeline')?.measurement).toMatchObject({ kind: 'value' })
  expect(smtp.messages).toHaveLength(first.counts.messages)
  expect(showPage(notion.state, row('Booking API p95')?.id ?? '')).toMatchObject({ Status: 'Off track' })

  const second = await sync(deps)

  expect(second.counts).toMatchObject({ planned: 0, written: 0, messages: 0 })
  expect(smtp.messages).toHaveLength(first.counts.messages)
})

test('a sync costs one schema read, one query per 100 rows and one look before it is written for each database, one request per unknown person, and one per changed page', async () => {
  const { notion } = company.sandbox
  const before = notion.requests.length

  const first = await sync(deps)

  const requests = notion.requests.slice(before)
  const count = (method: string, path: RegExp) =>
    requests.filter((request) => request.method === method && path.test(request.path)).length
  expect(count('GET', /^\/v1\/data_sources\/[^/]+$/)).toBe(4)
  expect(count('POST', /\/query$/)).toBe(8)
  expect(count('GET', /^\/v1\/users\//)).toBe(10)
  expect(count('PATCH', /^\/v1\/pages\//)).toBe(first.counts.written)
  expect(requests).toHaveLength(12 + 10 + first.counts.written)
  expect(first.requests).toEqual({ notion: requests.length, linear: 3, github: 5 })

  const again = notion.requests.length
  await sync(deps)
  expect(notion.requests.slice(again)).toHaveLength(6)
})

test('a plan says what a sync would do and does none of it', async () => {
  const { notion, smtp } = company.sandbox

  const planned = await planSync(deps)

  expect(notion.requests.filter(({ method }) => method === 'PATCH')).toEqual(
    notion.requests.filter(({ method, path }) => method === 'PATCH' && path.includes('data_sources')),
  )
  expect(smtp.messages).toEqual([])
  const report = await sync(deps)
  expect(report.counts.written).toBe(planned.counts.planned)
  expect(report.messages.map(({ to, subject }) => `${to} ${subject}`).sort()).toEqual(
    planned.messages.map(({ to, subject }) => `${to} ${subject}`).sort(),
  )
  expect((await planSync(deps)).messages).toEqual([])
})

test('only columns of the service are ever written', async () => {
  const { notion } = company.sandbox
  const owned =
    /^(Score|Status|Confidence|Summary|Synced|Current|Risk|Forecast|Why|Data as of|Progress|Health|Blocked since|Flags|Cycle time)$/
  const cells = () =>
    [...notion.state.pages.keys()].map((id) =>
      Object.entries(showPage(notion.state, id)).filter(
        ([name]) => !owned.test(name) || isInitiativeStatus(id, name),
      ),
    )
  const isInitiativeStatus = (id: string, name: string) =>
    name === 'Status' && ('DRI' in showPage(notion.state, id) || 'Decision' in showPage(notion.state, id))
  const before = cells()

  await sync(deps)

  expect(cells()).toEqual(before)
})

test('the digest goes to DIGEST_TO once a week, with hostile titles escaped', async () => {
  const { smtp } = company.sandbox

  await sendReport(deps, 'digest')
  await sendReport(deps, 'digest')

  expect(smtp.messages).toHaveLength(1)
  const [mail] = smtp.messages
  expect(mail?.envelope.to).toEqual(['cto@lumen-freight.example'])
  expect(mail?.subject).toMatch(/^OKR digest 2026-W47/)
  expect(mail?.html).toContain('&lt;script&gt;alert(')
  expect(mail?.html).not.toContain('<script')

  clock.set('2026-11-27T12:00:00.000Z')
  await sendReport(deps, 'digest')
  expect(smtp.messages).toHaveLength(2)
})

test('a status that its owner typed over the service is not written over', async () => {
  const { notion } = company.sandbox
  const first = await sync(deps)
  const red = first.keyResults.find(({ title }) => title.startsWith('Booking API p95'))
  editPage(notion.state, red?.id ?? '', { Status: 'At risk' }, { lastEdited: clock.now() })

  const second = await sync(deps)

  expect(showPage(notion.state, red?.id ?? '')['Status']).toBe('At risk')
  const result = second.keyResults.find(({ id }) => id === red?.id)
  expect(result).toMatchObject({ status: 'off_track', overrule: { status: 'at_risk' } })
})

test('while Linear refuses the key its numbers are unknown, the old values stand, and the rest goes on', async () => {
  const first = await sync(deps)
  const events = first.keyResults.find(({ title }) => title.startsWith('All carriers'))
  const broken = await openDeps({ ...company.settings, LINEAR_API_KEY: 'lin_api_wrong' }, clock)

  const report = await sync(broken.deps)
  broken.close()

  expect(report.findings.filter(({ code }) => code === 'source_failed')).toHaveLength(1)
  expect(report.findings.find(({ code }) => code === 'source_failed')?.message).toContain('LINEAR_API_KEY')
  const later = report.keyResults.find(({ id }) => id === events?.id)
  expect(later?.measurement).toMatchObject({ kind: 'unknown', reason: 'source_failed' })
  expect(later?.score).toBe(events?.score)
  expect(JSON.stringify(report)).not.toContain('lin_api_wrong')
})

test('a refused Notion token fails the run, names the setting, and is kept in the ledger', async () => {
  const broken = await openDeps({ ...company.settings, NOTION_TOKEN: 'ntn_wrong' }, clock)

  await expect(sync(broken.deps)).rejects.toThrow(/NOTION_TOKEN/)

  expect(await broken.deps.ledger.lastGood(clock.now())).toEqual([])
  broken.close()
})

test('a database that is not shared fails the run before anything is written', async () => {
  const { notion } = company.sandbox
  const NOTION_INITIATIVES = '99999999-9999-4999-8999-999999999999'
  const broken = await openDeps({ ...company.settings, NOTION_INITIATIVES }, clock)
  const before = notion.requests.length

  await expect(sync(broken.deps)).rejects.toThrow(/99999999-9999.*NOTION_INITIATIVES/s)

  expect(notion.requests.slice(before).filter(({ method }) => method === 'PATCH')).toEqual([])
  broken.close()
})
