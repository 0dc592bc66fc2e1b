import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Context } from '#src/cli/context.ts'
import { runCli } from '#src/cli/run-cli.ts'
import { composeAudit } from '#src/compose-audit.ts'
import { readConfig } from '#src/config.ts'
import { type Listening, listenOnLoopback } from '#src/sandbox/listen-on-loopback.ts'
import { createNotion, type Notion } from '#src/sandbox/notion/create-notion.ts'
import { addPage, addRootPage } from '#src/sandbox/notion/seed.ts'
import { LOOPBACK, letThrough } from '#test/support/network.ts'
import { createTestClock } from '#test/support/test-clock.ts'

const NOW = '2026-11-20T08:00:00.000Z'
const TOKEN = 'ntn_test_0123456789'
const clock = createTestClock(NOW)

let notion: Notion
let listening: Listening
let page: string
let folder: string
let said = { out: '', err: '' }

/** A company of its own make: 500 key results of two cycles, with what serves and decides them. */
beforeAll(async () => {
  notion = createNotion({ token: TOKEN, now: () => new Date(clock.now()), shortPages: false })
  listening = await listenOnLoopback(notion.app)
  letThrough(LOOPBACK)
  page = addRootPage(notion.state, 'OKRs', NOW)
  await lay()
})

afterAll(() => listening.close())

beforeEach(() => {
  letThrough(LOOPBACK)
  notion.requests.length = 0
  said = { out: '', err: '' }
  folder = mkdtempSync(join(tmpdir(), 'okr-sync-'))
  return () => rmSync(folder, { recursive: true })
})

test('a token and a link are all it takes, nothing is changed or kept, and 500 key results take at most 20 requests', async () => {
  const before = JSON.stringify([
    ...notion.state.pages,
    ...notion.state.dataSources,
    ...notion.state.databases,
  ])
  const began = Date.now()

  expect(await run('audit', link())).toBe(1)

  expect(Date.now() - began).toBeLessThan(20_000)
  expect(notion.requests.length).toBeLessThanOrEqual(20)
  const changing = notion.requests.filter(
    ({ method, path }) => method !== 'GET' && !/^\/v1\/(search|data_sources\/[^/]+\/query)$/.test(path),
  )
  expect(changing).toEqual([])
  expect(
    JSON.stringify([...notion.state.pages, ...notion.state.dataSources, ...notion.state.databases]),
  ).toBe(before)
  expect(readdirSync(folder)).toEqual([])
  expect(said.err).toBe('… Looking for databases.\n… Reading rows of 4 databases.\n')
  expect(said.out).toMatch(/250 key results/)
  expect(said.out.split('\n').filter((line) => line.length > 80)).toEqual([])
})

test('--json is one document with every key result, and Markdown and a page say the same', async () => {
  const file = join(folder, 'audit.html')

  expect(await run('audit', link(), '--json', '--html', file)).toBe(1)
  const report = JSON.parse(said.out) as { keyResults: object; requests: number; settings: string[] }
  expect(report.keyResults).toMatchObject({ running: 250, ended: 250 })
  expect(report.requests).toBe(notion.requests.length)
  expect(report.settings.join('\n')).toMatch(/^NOTION_OBJECTIVES=.+\nNOTION_KEY_RESULTS=/)
  expect(said.err).toContain(`The page is in ${file}.`)
  expect(readFileSync(file, 'utf8')).toMatch(/^<!DOCTYPE html>/i)

  const lost = join(folder, 'there', 'is', 'no', 'folder.html')
  expect(await run('audit', link(), '--markdown', '--html', lost)).toBe(2)
  expect(said.out).toMatch(/^# /)
  expect(said.err).toContain(`--html names ${lost}, which cannot be written`)
})

test('what cannot be done is said before anything is asked for', async () => {
  expect(await run('audit')).toBe(2)
  expect(said.err).toContain('audit needs the link')
  expect(await run('audit', link(), '--json', '--markdown')).toBe(2)
  expect(await run('audit', 'https://www.notion.so/our-okrs')).toBe(2)
  expect(said.err).toContain('holds no id of a Notion page or database')
  expect(notion.requests).toEqual([])
})

test('without a token it names the setting, with a wrong one what to do', async () => {
  expect(await runCli(['audit', link()], contextWith({}))).toBe(2)
  expect(said.err).toContain('NOTION_TOKEN is missing')

  said = { out: '', err: '' }
  expect(
    await runCli(['audit', link()], contextWith({ NOTION_TOKEN: 'ntn_wrong', LOG_LEVEL: 'error' })),
  ).toBe(3)
  expect(said.err).toContain('Notion refused NOTION_TOKEN')
  expect(said.err).not.toContain('ntn_wrong')
})

function run(...words: string[]): Promise<number> {
  said = { out: '', err: '' }
  return runCli(words, contextWith({ NOTION_TOKEN: TOKEN }))
}

function link(): string {
  return `https://www.notion.so/OKRs-${page.replaceAll('-', '')}`
}

function contextWith(env: Record<string, string>): Context {
  const nothing = (): never => expect.unreachable('only Notion is needed')
  return {
    env,
    out(text) {
      said.out += text
    },
    err(text) {
      said.err += text
    },
    open: nothing,
    initWorkspace: nothing,
    openAudit: async (given) =>
      composeAudit(readConfig({ ...given, NOTION_API_URL: listening.url }, 'audit'), { clock }),
    openAdoption: nothing,
    ask: nothing,
    backup: nothing,
    openDoctor: nothing,
    serve: nothing,
    untilStopped: nothing,
  }
}

async function lay() {
  const cycle = { select: { options: [{ name: '2026-Q3' }, { name: '2026-Q4' }] } }
  const to = (id: string) => ({
    relation: { data_source_id: id, type: 'single_property', single_property: {} },
  })
  const objectives = await table('Objectives', {
    Objective: { title: {} },
    Cycle: cycle,
    Owner: { people: {} },
  })
  const keyResults = await table('Key results', {
    'Key result': { title: {} },
    Objective: to(objectives),
    Baseline: { number: {} },
    Target: { number: {} },
    Current: { number: {} },
    Status: { select: { options: [{ name: 'On track' }, { name: 'At risk' }, { name: 'Off track' }] } },
    'Last check-in': { date: {} },
  })
  const initiatives = await table('Initiatives', {
    Initiative: { title: {} },
    'Key results': to(keyResults),
    Status: { select: { options: [{ name: 'Planned' }, { name: 'Blocked' }] } },
  })
  const decisions = await table('Decisions', {
    Decision: { title: {} },
    Status: { select: { options: [{ name: 'Proposed' }, { name: 'Decided' }] } },
    'Decide by': { date: {} },
  })
  const row = (id: string, values: Parameters<typeof addPage>[2]) =>
    addPage(notion.state, id, values, { lastEdited: '2026-11-18T10:30:00.000Z' })
  for (let n = 0; n < 100; n += 1) {
    const cycleOf = n < 50 ? '2026-Q3' : '2026-Q4'
    const objective = row(objectives, { Objective: `Grow region ${n}`, Cycle: cycleOf })
    for (let k = 0; k < 5; k += 1) {
      row(keyResults, {
        'Key result': `Region ${n} has ${k} more customers`,
        Objective: [objective],
        Baseline: 0,
        Target: k === 4 ? null : 10,
        Current: k * 2,
        Status: 'On track',
        'Last check-in': n < 50 ? '2026-09-28' : '2026-11-17',
      })
    }
    row(initiatives, { Initiative: `Work in region ${n}`, 'Key results': [], Status: 'Planned' })
  }
  row(decisions, { Decision: 'Which region is next', Status: 'Proposed' })
}

async function table(title: string, properties: Record<string, object>): Promise<string> {
  const response = await fetch(`${listening.url}/v1/databases`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${TOKEN}`,
      'notion-version': '2026-03-11',
      'content-type': 'application/json',
    },
    body: JSON.stringify({
      parent: { type: 'page_id', page_id: page },
      title: [{ text: { content: title } }],
      initial_data_source: { properties },
    }),
  })
  const { data_sources } = (await response.json()) as { data_sources: { id: string }[] }
  return data_sources[0]?.id ?? ''
}
