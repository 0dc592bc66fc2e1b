import { generateKeyPairSync } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { HttpResponse, http } from 'msw'
import { beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import { createSqlStore } from '#src/adapters/sql/create-sql-store.ts'
import type { Context } from '#src/cli/context.ts'
import { runCli } from '#src/cli/run-cli.ts'
import { type DoctorReport, doctor } from '#src/jobs/doctor.ts'
import type { Check } from '#src/ports/checkup.ts'
import type { Connection, DataSource, NotionState } from '#src/sandbox/notion/state.ts'
import { LOOPBACK, letThrough, network } from '#test/support/network.ts'
import { type Company, startCompany } from '#test/support/start-company.ts'
import { createTestClock } from '#test/support/test-clock.ts'
import { openDoctor } from '#workers/open-doctor.ts'
import { openLibsql } from '#workers/open-libsql.ts'

const NOW = '2026-11-20T08:00:00.000Z'
const clock = createTestClock(NOW)

let shared: Company
let company: Company
let folder: string
let env: Record<string, string>

beforeAll(async () => {
  letThrough(LOOPBACK)
  shared = await startCompany(NOW, clock)
  return () => shared.sandbox.close()
})

beforeEach(() => {
  letThrough(LOOPBACK)
  clock.set(NOW)
  folder = mkdtempSync(join(tmpdir(), 'okr-sync-'))
  use(shared)
  return () => rmSync(folder, { recursive: true })
})

test('of a healthy company nothing is wrong, every database and property is told of, and the exit code is 0', async () => {
  await keepRuns()

  const { code, report, inWords } = await look()

  expect(wrong(report).filter((check) => !checksOf(report, 'Decision log').includes(check))).toEqual([])
  expect(code).toBe(0)
  expect(report.systems.map(({ name }) => name)).toEqual([
    'Settings',
    'Store',
    'Notion',
    'Decision log',
    'Linear',
    'GitHub',
    'Mail',
    'Clock',
  ])
  const notion = checksOf(report, 'Notion')
  expect(
    notion.filter(({ subject }) => /^(Objectives|Key results|Initiatives|Decisions): /.test(subject)),
  ).toHaveLength(89)
  expect(of(report, 'lumen-freight/booking')).toMatchObject({ state: 'ok' })
  const text = await inWords()
  expect(text).toMatch(/Key results: read {2,}Key result, Objective, Owner/)
  expect(text).toContain('0 failures, 3 warnings')
  expect(text.split('\n').filter((line) => line.length > 80)).toEqual([])
})

test('of the decision log it tells how it is kept, and without one which setting names it', async () => {
  const told = async (changed = {}) => {
    const { code, report } = await look(changed)
    expect(code).toBe(0)
    return checksOf(report, 'Decision log')
  }

  expect(await told()).toMatchObject([
    {
      subject: 'Completeness',
      state: 'warning',
      message:
        '4 of 6 that were made and stand are complete; 1 without exactly one Owner, 1 without Rationale, 1 without Review date.',
      mend: 'Keep the one who decides in Owner. Filter the decision log by what is empty of Rationale, Review date, and fill it in.',
    },
    {
      subject: 'Open',
      state: 'warning',
      message: '4 to be decided, 1 past Decide by, 1 without exactly one Owner.',
      mend: expect.stringMatching(
        /^Set Status to Decided once it is, .* Name the one who decides in Owner\.$/,
      ),
    },
    {
      subject: 'Links',
      state: 'warning',
      message:
        '1 older than two weeks and linked to no key result or initiative: "Stop the North American launch".',
    },
    { subject: 'Asking', state: 'ok', message: 'POLICY has decisions.ask off.' },
  ])
  expect(await told({ NOTION_DECISIONS: '' })).toMatchObject([
    { subject: 'NOTION_DECISIONS', state: 'ok', mend: expect.stringContaining('name their database') },
  ])
})

test('where decisions are to be asked for it tells whether they can be, as far as that is known', async () => {
  await useOwn()
  const ask = { POLICY: JSON.stringify({ decisions: { ask: true } }) }
  const told = async (changed = {}) => {
    const { report } = await look({ ...ask, ...changed })
    return checksOf(report, 'Decision log')
      .filter(({ subject }) => !['Completeness', 'Open', 'Links'].includes(subject))
      .map(({ subject, state, message }) => [subject, state, message])
  }

  expect(await told()).toEqual([
    ['Asking', 'ok', 'POLICY has decisions.ask on, and the decision log has the column Prepared.'],
    [
      'Capability: insert content',
      'warning',
      'Whether the connection may add rows cannot be told without adding one.',
    ],
    ['Live for decisions', 'ok', 'Decisions are asked for.'],
  ])
  const decisions = inNotion().source('NOTION_DECISIONS')
  decisions.properties = decisions.properties.filter(({ name }) => name !== 'Prepared')
  expect(await told()).toEqual([['Asking', 'warning', expect.stringContaining('has no column Prepared')]])
  expect(await told({ NOTION_DECISIONS: '' })).toEqual([
    ['Asking', 'warning', expect.stringContaining('no decision log is configured')],
  ])
})

test('it writes nothing and sends nothing', async () => {
  const { notion, linear, github, smtp } = company.sandbox
  await keepRuns()
  const before = readFileSync(join(folder, 'store.db'))
  const requests = [notion.requests.length, linear.requests.length, github.requests.length]
  const rows = JSON.stringify([...notion.state.pages])

  await look()

  const asked = notion.requests.slice(requests[0])
  const changing = asked.filter(
    ({ method, path }) => method !== 'GET' && !/^\/v1\/data_sources\/[^/]+\/query$/.test(path),
  )
  expect(asked.length).toBeGreaterThan(8)
  expect(changing).toEqual([])
  expect(linear.requests.slice(requests[1]).filter(({ query }) => /\bmutation\b/.test(query))).toEqual([])
  const toGithub = github.requests.slice(requests[2])
  expect(toGithub.filter(({ method, path }) => method !== 'GET' && path !== '/graphql')).toEqual([])
  expect(smtp.messages).toEqual([])
  expect(JSON.stringify([...notion.state.pages])).toBe(rows)
  expect(readdirSync(folder)).toEqual(['store.db'])
  expect(readFileSync(join(folder, 'store.db')).equals(before)).toBe(true)
})

test('where there is no store none is made, and one of another version is left as it is', async () => {
  expect(of((await look()).report, 'DATABASE_URL')).toMatchObject({ state: 'warning' })
  expect(existsSync(join(folder, 'store.db'))).toBe(false)

  writeFileSync(join(folder, 'store.db'), '')
  expect(of((await look()).report, 'Tables')).toMatchObject({
    state: 'warning',
    mend: expect.stringContaining('brings it up to date by itself'),
  })
  expect(readFileSync(join(folder, 'store.db'))).toHaveLength(0)

  writeFileSync(join(folder, 'store.db'), 'This is a text and no database at all. '.repeat(40))
  const { code, report } = await look()
  expect(of(report, 'Tables')).toMatchObject({
    state: 'failure',
    message: expect.stringContaining('cannot be used'),
  })
  // The store's fault is told once, and the others are looked at without it.
  expect(wrong(report).filter(({ state }) => state === 'failure')).toHaveLength(1)
  expect(of(report, 'NOTION_KEY_RESULTS')).toMatchObject({ state: 'ok' })
  expect(code).toBe(3)
})

test('a store that a newer version has changed, and a place where none can be made, are faults of the settings', async () => {
  await keepRuns()
  const { db, close } = await openLibsql(env['DATABASE_URL'] ?? '')
  await db.run("insert into __drizzle_migrations (hash, created_at) values ('newer', 4102444800000)")
  close()
  expect(of((await look()).report, 'DATABASE_URL')).toMatchObject({
    message: expect.stringMatching(/newer okr-sync has changed the tables: the store is of 2100-01-01/),
    where: 'settings',
  })

  const inside = join(folder, 'store.db', 'deeper', 'store.db')
  const { code, report } = await look({ DATABASE_URL: `file:${inside}` })
  expect(of(report, 'DATABASE_URL')).toMatchObject({
    message: expect.stringContaining(`"${join(folder, 'store.db')}" is no directory`),
  })
  expect(code).toBe(2)
})

test('a store on a server that never answers is given up', async () => {
  const silent = createServer(() => {})
  await new Promise<void>((ready) => silent.listen(0, '127.0.0.1', ready))
  onTestFinished(() => void silent.close())
  const { port } = silent.address() as AddressInfo

  const opened = await openLibsql(`http://127.0.0.1:${port}`, { asItIs: true, answerMs: 50 })
  await expect(createSqlStore(opened.db, 'default').bindings.list()).rejects.toMatchObject({
    code: 'unavailable',
  })
  opened.close()
})

test('databases that are exchanged in the settings are failures, although each can be read', async () => {
  const { code, report } = await look({
    NOTION_INITIATIVES: env['NOTION_DECISIONS'] ?? '',
    NOTION_DECISIONS: env['NOTION_INITIATIVES'] ?? '',
  })

  expect(of(report, 'NOTION_DECISIONS')).toMatchObject({
    state: 'failure',
    message:
      '"Initiatives" is the database that okr-sync init made for initiatives, and NOTION_DECISIONS names it for decisions.',
    where: 'settings',
  })
  expect(of(report, 'NOTION_INITIATIVES')).toMatchObject({ state: 'failure' })
  expect(code).toBe(2)
})

test('a token that is refused is one failure of its system, with its mend; the other systems are looked at', async () => {
  const { code, report, inWords } = await look({
    NOTION_TOKEN: 'ntn_wrong_0123456789',
    LINEAR_API_KEY: 'lin_api_wrong_0123456789',
    GITHUB_TOKEN: 'ghp_wrong0123456789',
  })

  expect(checksOf(report, 'Notion')).toEqual([
    {
      subject: 'The token',
      state: 'failure',
      message: 'Notion refused NOTION_TOKEN.',
      mend: 'Copy the token of the connection from Notion (Settings > Connections) into NOTION_TOKEN.',
      where: 'settings',
    },
  ])
  expect(checksOf(report, 'Linear')).toMatchObject([
    { message: 'Linear refused LINEAR_API_KEY.', mend: expect.stringMatching(/^Make a new key in Linear/) },
  ])
  expect(checksOf(report, 'GitHub')).toMatchObject([
    {
      message: expect.stringMatching(/^GitHub refused GITHUB_TOKEN/),
      mend: expect.stringMatching(/^Make a new token/),
    },
  ])
  expect(of(report, 'The mail server')).toMatchObject({ state: 'ok' })
  expect(code).toBe(2)
  expect(await inWords()).not.toMatch(/wrong_?0123456789/)
})

test('a database that is not shared hides none of the others, and the relations that lead to it are told of', async () => {
  await useOwn()
  const { connection, source } = inNotion()
  const unshared = source('NOTION_OBJECTIVES')
  shareOnly(connection, ['NOTION_KEY_RESULTS', 'NOTION_INITIATIVES', 'NOTION_DECISIONS'])

  const { code, report } = await look()

  expect(of(report, 'NOTION_OBJECTIVES')).toMatchObject({
    state: 'failure',
    message: `Notion shows no database ${unshared.id} from NOTION_OBJECTIVES to the connection.`,
    mend: expect.stringContaining('••• > Connections'),
  })
  expect(of(report, 'Key results: Objective')).toMatchObject({ state: 'ok' })
  expect(wrong(report)).toContainEqual(
    expect.objectContaining({
      subject: 'Key results: Objective',
      message: expect.stringContaining('so it reads as empty'),
    }),
  )
  expect(of(report, 'lumen-freight/app')).toMatchObject({ state: 'ok' })
  expect(code).toBe(1)
})

test('a database in the trash, and one that two settings name, are failures', async () => {
  await useOwn()
  const { state, source } = inNotion()
  const trashed = state.databases.get(source('NOTION_DECISIONS').databaseId)
  if (trashed) trashed.trashed = true

  const { report } = await look({ NOTION_INITIATIVES: env['NOTION_OBJECTIVES'] ?? '' })

  expect(of(report, 'NOTION_DECISIONS')).toMatchObject({
    state: 'failure',
    message: 'The database "Decisions" is archived or in the trash of Notion.',
  })
  expect(wrong(report)).toContainEqual(
    expect.objectContaining({
      subject: 'NOTION_INITIATIVES',
      message: expect.stringMatching(/^NOTION_OBJECTIVES and NOTION_INITIATIVES both name/),
      where: 'settings',
    }),
  )
})

test('a property that is gone and one of another type are failures with their mend in Notion’s words', async () => {
  await useOwn()
  const { source } = inNotion()
  const keyResults = source('NOTION_KEY_RESULTS')
  const { properties } = keyResults
  keyResults.properties = properties
    .filter(({ name }) => name !== 'Target')
    .map((property) =>
      property.name === 'Status'
        ? { ...property, config: { type: 'number', format: 'number' } as const }
        : property,
    )

  const { code, report } = await look()

  expect(of(report, 'Key results: Target')).toMatchObject({
    state: 'failure',
    mend: expect.stringContaining('Add a property called Target of the type Number'),
  })
  expect(of(report, 'Key results: Status')).toMatchObject({
    state: 'failure',
    mend: expect.stringContaining('change the type of Status to Select'),
  })
  expect(code).toBe(1)
})

test('what the connection may not do is told: e-mail, comments, and what cannot be known without writing', async () => {
  await useOwn()
  const { connection } = inNotion()
  connection.readsEmail = false
  connection.readsComments = false

  const { code, report } = await look()

  expect(of(report, 'Capability: user e-mail')).toMatchObject({
    state: 'warning',
    mend: expect.stringContaining('Read user information including email addresses'),
  })
  expect(of(report, 'Capability: comments')).toMatchObject({ state: 'warning' })
  expect(of(report, 'Capability: update content')).toMatchObject({
    state: 'warning',
    message: expect.stringContaining('cannot be told without writing'),
  })
  expect(code).toBe(0)
})

test('a repository that the token may not see is a failure, and one whose parts it may not read a warning', async () => {
  await useOwn()
  const { github } = company.sandbox
  const app = github.state.repositories.find(({ name }) => name === 'app')
  if (app) app.name = 'moved-away'
  const runs = `${env['GITHUB_API_URL']}/repos/lumen-freight/booking/actions/runs`
  network.use(
    http.get(runs, () => HttpResponse.json({ message: 'Resource not accessible' }, { status: 403 })),
  )

  const { code, report } = await look()

  expect(of(report, 'lumen-freight/app')).toMatchObject({
    state: 'failure',
    mend: expect.stringContaining('Give GITHUB_TOKEN access to the repository on GitHub'),
  })
  expect(of(report, 'lumen-freight/booking')).toMatchObject({
    state: 'warning',
    message: expect.stringContaining('may not read its actions'),
  })
  expect(code).toBe(1)
})

test('a classic token without the scope repo is told to see public repositories only', async () => {
  const limits = `${env['GITHUB_API_URL']}/rate_limit`
  network.use(
    http.get(limits, () => HttpResponse.json({}, { headers: { 'X-OAuth-Scopes': 'read:org, gist' } })),
  )

  expect(of((await look()).report, 'The token', 'GitHub')).toMatchObject({
    state: 'warning',
    message: expect.stringContaining('the scopes read:org, gist: it sees public repositories only'),
  })
})

test('an App that lacks permissions is told which, and a whole one is fine', async () => {
  const { GITHUB_TOKEN = '', ...rest } = env
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 })
  env = {
    ...rest,
    GITHUB_APP_ID: '7',
    GITHUB_APP_INSTALLATION_ID: '9',
    GITHUB_APP_PRIVATE_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
  const install = (permissions: Readonly<Record<string, string>>) =>
    network.use(
      http.post(`${env['GITHUB_API_URL']}/app/installations/9/access_tokens`, () =>
        HttpResponse.json({ token: GITHUB_TOKEN, permissions }),
      ),
    )
  const some = { metadata: 'read', contents: 'read', issues: 'write', pull_requests: 'read' }

  install(some)
  expect(of((await look()).report, 'The App')).toMatchObject({
    state: 'warning',
    message: expect.stringContaining('may not read deployments, actions'),
  })
  install({ ...some, deployments: 'read', actions: 'read' })
  expect(of((await look()).report, 'The App')).toMatchObject({ state: 'ok' })
})

test('a wrong password of the mail server is a fault of the settings, a server that is gone is one of the outside', async () => {
  const { SMTP_URL = '' } = env
  const refused = await look({ SMTP_URL: SMTP_URL.replace(':sandbox@', ':not-this-one@') })
  expect(of(refused.report, 'The mail server')).toMatchObject({
    state: 'failure',
    message: expect.stringContaining('refuses the login in SMTP_URL'),
    where: 'settings',
  })
  expect(await refused.inWords()).not.toContain('not-this-one')
  expect(refused.code).toBe(2)

  const gone = await look({ SMTP_URL: 'smtp://127.0.0.1:1' })
  expect(of(gone.report, 'The mail server')).toMatchObject({ state: 'failure', where: 'outside' })
  expect(gone.code).toBe(3)
})

test('systems that cannot be reached are failures of the outside, and what needs them says that it is not known', async () => {
  const nowhere = 'http://127.0.0.1:1'
  const { code, report } = await look({
    NOTION_API_URL: nowhere,
    LINEAR_API_URL: `${nowhere}/graphql`,
    GITHUB_API_URL: nowhere,
  })

  for (const system of ['Notion', 'Linear', 'GitHub']) {
    expect(checksOf(report, system)).toMatchObject([{ state: 'failure', where: 'outside' }])
  }
  expect(of(report, 'Our time')).toMatchObject({ state: 'warning' })
  expect(code).toBe(3)
})

test.each([
  ['2026-11-20T08:00:50.000Z', 'ok', 0],
  ['2026-11-20T08:02:00.000Z', 'warning', 0],
  ['2026-11-20T07:50:00.000Z', 'failure', 2],
] as const)('at %s by our clock and 08:00 by the others it is %s', async (ours, state, exit) => {
  const { code, report } = await look({}, createTestClock(ours))

  expect(of(report, 'Our time')).toMatchObject({ state })
  expect(code).toBe(exit)
})

test('each fault of the settings is a failure with its mend, and the rest is looked at; no token goes elsewhere', async () => {
  const { LINEAR_API_URL: _, ...rest } = env
  env = rest
  const { code, report, inWords } = await look({
    TIMEZONE: 'Mars/Phobos',
    DIGEST_TO: 'someone@elsewhere.example',
    MAIL_FROM: '',
    GITHUB_API_URL: 'not an address',
    LINEAR_API_URL: 'ftp://linear.example',
    API_TOKEN: 'too-short',
  })

  expect(checksOf(report, 'Settings').filter(({ state }) => state === 'failure')).toMatchObject([
    { subject: 'LINEAR_API_URL' },
    { subject: 'GITHUB_API_URL' },
    {
      subject: 'TIMEZONE',
      message: 'TIMEZONE is "Mars/Phobos".',
      mend: 'It takes an IANA time zone such as Europe/Berlin.',
    },
    { subject: 'API_TOKEN', message: 'API_TOKEN has a wrong form.' },
    { subject: 'MAIL_FROM', message: 'MAIL_FROM is missing.' },
    { subject: 'DIGEST_TO', mend: expect.stringContaining('.env.example') },
  ])
  expect(report.systems.map(({ name }) => name)).not.toContain('Linear')
  expect(of(report, 'NOTION_KEY_RESULTS')).toMatchObject({ state: 'ok' })
  expect(of(report, 'The mail server')).toMatchObject({ state: 'ok' })
  expect(await inWords()).not.toContain('too-short')
  expect(code).toBe(2)
})

test('without any setting every one that is needed is named, and nothing is asked of anyone', async () => {
  env = { DATABASE_URL: env['DATABASE_URL'] ?? '' }

  const { code, report } = await look()

  expect(
    checksOf(report, 'Settings').flatMap(({ state, subject }) => (state === 'failure' ? [subject] : [])),
  ).toEqual(['NOTION_TOKEN', 'NOTION_KEY_RESULTS', 'SMTP_URL', 'MAIL_FROM', 'DIGEST_TO'])
  expect(code).toBe(2)
})

test('late jobs, a failed run and messages that need a person are told, with the command that sends one again', async () => {
  const store = await keepRuns('2026-11-20T06:00:00.000Z')
  const frozen = {
    kind: 'digest' as const,
    slot: '2026-W47',
    to: 'cto@lumen-freight.example',
    subject: 'OKRs',
    html: '',
    text: '',
    references: [],
    messageId: '<1@lumen-freight.example>',
    date: NOW,
  }
  await store.outbox.freeze({ ...frozen, id: 'm1' })
  await store.outbox.claim('m1', NOW)
  await store.outbox.settle('m1', { state: 'unknown', detail: 'Not confirmed.' })
  await store.ledger.open({ id: 'r9', job: 'sync', asOf: NOW, startedAt: NOW, ruleVersion: '1' })
  await store.ledger.close('r9', {
    finishedAt: NOW,
    outcome: 'failed',
    inputsHash: null,
    evaluationHash: null,
    summary: '{}',
    error: 'Notion did not answer in time.',
  })
  store.close()

  const { code, report } = await look()

  expect(of(report, 'Message m1')).toMatchObject({
    state: 'warning',
    mend: 'Ask whether it arrived. If not: okr-sync resend m1',
  })
  expect(of(report, 'Latest run')).toMatchObject({
    message: expect.stringContaining('did not answer in time'),
  })
  expect(of(report, 'Last sync')).toMatchObject({ state: 'failure' })
  expect(code).toBe(3)
})

test('a fault of our own in one part is told there and hides none of the others', async () => {
  const fine: Check = { subject: 'All', state: 'ok', message: 'It is fine.', mend: null, where: null }
  const report = await doctor([
    { name: 'One', check: () => Promise.reject(new TypeError('x is undefined')) },
    { name: 'Two', check: async () => [fine] },
    { name: 'Three', check: async () => [] },
  ])

  expect(report.systems).toMatchObject([
    { name: 'One', checks: [{ state: 'failure', message: expect.stringContaining('x is undefined') }] },
    { name: 'Two', checks: [fine] },
  ])
  expect(report.counts).toEqual({ ok: 1, warning: 0, failure: 1 })
})

test('a mail part of POLICY that comes to nothing is warned of, and one that is sound is not', async () => {
  const policyOf = (mail: object) => ({ POLICY: JSON.stringify({ mail }) })
  const subscription = { to: ['lead@lumen-freight.example'], reports: ['digest'] }
  const { report } = await look(
    policyOf({
      subscriptions: [
        { ...subscription, teams: ['platform', 'Nobody'] },
        { to: [env['DIGEST_TO'] ?? ''], reports: ['quarterly'] },
      ],
    }),
  )

  const warned = checksOf(report, 'Mail').filter(({ subject }) => subject === 'POLICY: mail')
  expect(warned.map(({ state, message }) => [state, message])).toEqual([
    [
      'warning',
      expect.stringContaining('mail.subscriptions.0.teams names "Nobody", which no objective bears'),
    ],
    [
      'warning',
      expect.stringContaining(
        `mail.subscriptions.1 names ${env['DIGEST_TO']}, who gets every report by DIGEST_TO`,
      ),
    ],
  ])
  expect(warned[0]?.mend).toMatch(/^Write a team as the objectives bear it: .*Platform/)

  const { report: sound } = await look(
    policyOf({ subscriptions: [{ ...subscription, teams: ['Platform'] }] }),
  )
  expect(of(sound, 'POLICY: mail')).toMatchObject({ state: 'ok', message: 'mail.subscriptions: 1.' })
})

function use(next: Company): void {
  company = next
  const databaseUrl = `file:${join(folder, 'store.db')}`
  env = { ...next.settings, DATABASE_URL: databaseUrl, OPS_TO: next.settings['DIGEST_TO'] ?? '' }
}

/** A company of the test's own, to change. */
async function useOwn(): Promise<void> {
  const own = await startCompany(NOW, clock)
  use(own)
  onTestFinished(() => own.sandbox.close())
}

/** What `doctor` prints. */
async function look(changed: Readonly<Record<string, string>> = {}, ours = clock) {
  let out = ''
  const unexpected = (): never => {
    throw new Error('doctor started what it should not')
  }
  const context: Context = {
    env: { ...env, ...changed },
    out: (text) => {
      out += text
    },
    err: () => unexpected(),
    open: async () => unexpected(),
    initWorkspace: async () => unexpected(),
    openAudit: async () => unexpected(),
    openAdoption: async () => unexpected(),
    backup: async () => unexpected(),
    openDoctor: (settings) => openDoctor(settings, ours),
    serve: async () => unexpected(),
    ask: async () => null,
    untilStopped: async () => {},
  }
  const code = await runCli(['doctor', '--json'], context)
  const report = JSON.parse(out) as DoctorReport
  return {
    code,
    report,
    /** The same for people. */
    async inWords() {
      out = ''
      expect(await runCli(['doctor'], context)).toBe(code)
      return out
    },
  }
}

/** A store in which a sync wrote and a digest left, and both ended well. */
async function keepRuns(at = NOW) {
  const { db, close } = await openLibsql(env['DATABASE_URL'] ?? '')
  const store = createSqlStore(db, 'default')
  for (const job of ['sync', 'digest'] as const) {
    await store.ledger.open({ id: job, job, asOf: at, startedAt: at, ruleVersion: '1' })
    const change = { field: 'score' as const, before: null, after: 0.5 }
    const write = { database: 'keyResults' as const, pageId: 'p', title: 'A key result', changes: [change] }
    if (job === 'sync') await store.ledger.recordWrites(job, [{ write, at }])
    const hashes = { inputsHash: null, evaluationHash: null, error: null }
    await store.ledger.close(job, { finishedAt: at, outcome: 'done', summary: '{}', ...hashes })
  }
  if (at === NOW) close()
  return { ...store, close }
}

function inNotion(): { state: NotionState; connection: Connection; source(setting: string): DataSource } {
  const { state } = company.sandbox.notion
  const [connection] = state.connections.values()
  if (!connection) throw new Error('There is no connection.')
  return {
    state,
    connection,
    source(setting) {
      const found = state.dataSources.get(env[setting] ?? '')
      if (!found) throw new Error(`There is no ${setting}.`)
      return found
    },
  }
}

function shareOnly(connection: Connection, settings: readonly string[]): void {
  connection.roots.clear()
  for (const setting of settings) connection.roots.add(inNotion().source(setting).databaseId)
}

function checksOf(report: DoctorReport, system: string): readonly Check[] {
  return report.systems.find(({ name }) => name === system)?.checks ?? []
}

function of(report: DoctorReport, subject: string, system?: string): Check | undefined {
  const systems = report.systems.filter(({ name }) => system === undefined || name === system)
  return systems.flatMap(({ checks }) => checks).find((check) => check.subject === subject)
}

function wrong(report: DoctorReport): readonly Check[] {
  return report.systems.flatMap(({ checks }) => checks).filter(({ state }) => state !== 'ok')
}
