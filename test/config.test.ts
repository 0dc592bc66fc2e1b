import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Purpose, readConfig } from '#src/config.ts'
import { SettingsError } from '#src/core/settings-error.ts'

const ENOUGH = {
  NOTION_TOKEN: 'ntn_secret',
  NOTION_OBJECTIVES: '11111111111111111111111111111111',
  NOTION_KEY_RESULTS: '22222222222222222222222222222222',
  SMTP_URL: 'smtps://okr:hunter2@mail.example.com:465',
  MAIL_FROM: 'OKRs <okr@example.com>',
  DIGEST_TO: 'cto@example.com',
  API_TOKEN: 'a-long-enough-secret',
}

test('the least settings that serve are enough, and the rest has its documented defaults', () => {
  const config = readConfig(ENOUGH, 'serve')

  expect(config.notion.requestsPerMinute).toBe(180)
  expect(config.schedule).toEqual({ syncEveryMinutes: 5, digestAt: { weekday: 1, hour: 8, minute: 0 } })
  expect(config.policy.checkInEveryDays).toBe(7)
  expect(config.linear).toBeNull()
  expect(config.github).toBeNull()
  expect(config.databaseUrl).toBe('file:okr-sync.db')
  expect(config.hosts.github).toBe('github.com')
})

test('reading the history needs no setting at all', () => {
  const config = readConfig({}, 'history')

  expect(config.databaseUrl).toBe('file:okr-sync.db')
  expect(config.policy.cuts).toEqual({ green: 0.7, amber: 0.5, margin: 0.05 })
  expect(readConfig({ NOTION_KEY_RESULTS: ENOUGH.NOTION_KEY_RESULTS }, 'history').databaseUrl).toBe(
    'file:okr-sync.db',
  )
})

test('every fault stands in one message, and no secret does', () => {
  const faults = faultsOf(
    {
      NOTION_TOKEN: 'ntn_secret',
      SMTP_URL: 'http://okr:hunter2@mail.example.com',
      DIGEST_TO: 'cto@example.com, not an address',
      TIMEZONE: 'Mars/Olympus',
      DIGEST_AT: 'noon',
      SYNC_EVERY: '2',
      NOTION_PROPERTIES: '{"target"',
      API_TOKEN: 'short',
      POLICY: '{"cuts":{"green":7}}',
    },
    'serve',
  )

  for (const name of [
    'NOTION_KEY_RESULTS',
    'MAIL_FROM',
    'SMTP_URL',
    'DIGEST_TO',
    'TIMEZONE',
    'DIGEST_AT',
    'SYNC_EVERY',
    'NOTION_PROPERTIES',
    'API_TOKEN',
    'POLICY',
  ]) {
    expect(faults.join('\n'), name).toContain(name)
  }
  expect(faults.join('\n')).toContain('"Mars/Olympus"')
  expect(faults.join('\n')).not.toMatch(/hunter2|ntn_secret|short/)
})

test('init needs nothing but the token, and an empty value is an absent one', () => {
  expect(readConfig({ NOTION_TOKEN: 'ntn_secret', NOTION_KEY_RESULTS: ' ' }, 'init').notion.token).toBe(
    'ntn_secret',
  )
  expect(faultsOf({ NOTION_TOKEN: '' }, 'init')).toHaveLength(1)
})

test('plan needs no mail settings', () => {
  const { SMTP_URL: _url, MAIL_FROM: _from, DIGEST_TO: _to, API_TOKEN: _token, ...reading } = ENOUGH
  expect(readConfig(reading, 'plan').mail.digestTo).toEqual([])
})

test('a mail server without a sender is a fault of what mails alone, which names MAIL_FROM', () => {
  const { MAIL_FROM: _from, ...rest } = ENOUGH
  const fault = 'MAIL_FROM is missing; it takes a sender such as OKR digest <okr@example.com>.'
  for (const purpose of ['sync', 'serve'] as const) expect(faultsOf(rest, purpose)).toEqual([fault])
  for (const purpose of ['history', 'plan'] as const) expect(faultsOf(rest, purpose)).toEqual([])
})

test.each([',', '@example.com', '*.example.com', 'example.com.', 'exämple.com', 'example.com acme.com'])(
  'MAIL_DOMAINS %j is a fault, not a limit that nobody meets or none at all',
  (domains) => {
    expect(faultsOf({ ...ENOUGH, MAIL_DOMAINS: domains }, 'sync').join(' ')).toContain('MAIL_DOMAINS is "')
  },
)

test('both layouts at once are a fault', () => {
  expect(faultsOf({ ...ENOUGH, NOTION_OKRS: '33333333333333333333333333333333' }, 'plan')[0]).toContain(
    'NOTION_OKRS',
  )
})

test('POLICY may be a file where files can be read, and a missing file is said', () => {
  const read = (path: string) => {
    if (path !== 'policy.json') throw new Error('no such file')
    return '{}'
  }
  expect(readConfig({ ...ENOUGH, POLICY: 'policy.json' }, 'plan', read).policy.timezone).toBe('UTC')
  expect(() => readConfig({ ...ENOUGH, POLICY: 'absent.json' }, 'plan', read)).toThrow(/absent\.json/)
  expect(() => readConfig({ ...ENOUGH, POLICY: 'policy.json' }, 'plan')).toThrow(/POLICY/)
})

test('what only one key of the policy can say is said by its setting', () => {
  const faults = faultsOf({ ...ENOUGH, POLICY: '{"timezone":"Asia/Tokyo","checkInEveryDays":14}' }, 'plan')

  expect(faults).toEqual([
    'POLICY holds timezone; set TIMEZONE instead.',
    'POLICY holds checkInEveryDays; set CHECKIN_EVERY instead.',
  ])
})

test('an address that mail may not go to is a fault of the settings', () => {
  const faults = faultsOf({ ...ENOUGH, MAIL_DOMAINS: 'example.org', MAIL_FROM: 'nobody' }, 'sync').join('\n')

  expect(faults).toContain('DIGEST_TO names cto@example.com, which is outside MAIL_DOMAINS (example.org)')
  expect(faults).toContain('MAIL_FROM is "nobody"')
})

test('.env.example names every setting, and its empty lines are those that must be filled', () => {
  const example = readFileSync('.env.example', 'utf8')
  const named = [...example.matchAll(/^#?([A-Z_]+)=/gm)].map(([, name]) => name)
  const schema = readFileSync('src/settings.ts', 'utf8')
  const settings = [...schema.matchAll(/^ {2}([A-Z_]+):/gm)].map(([, name]) => name)

  expect(new Set(named)).toEqual(new Set(settings))
})

test('an Enterprise server is the host of its own links', () => {
  const config = readConfig(
    { ...ENOUGH, GITHUB_TOKEN: 'ghp_x', GITHUB_API_URL: 'https://git.example.com/api/v3/' },
    'plan',
  )
  expect(config.hosts.github).toBe('git.example.com')
  expect(config.github?.apiUrl).toBe('https://git.example.com/api/v3')
})

function faultsOf(env: Record<string, string>, purpose: Purpose): readonly string[] {
  try {
    readConfig(env, purpose)
  } catch (error) {
    if (error instanceof SettingsError) return error.faults
    throw error
  }
  return []
}

const PEM = '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkq\n-----END PRIVATE KEY-----'

test('a GitHub App is its number, its installation and its key, whose line breaks may be written as \\n', () => {
  const app = { GITHUB_APP_ID: '12', GITHUB_APP_INSTALLATION_ID: '345' }
  const config = readConfig(
    { ...ENOUGH, ...app, GITHUB_APP_PRIVATE_KEY: PEM.replaceAll('\n', '\\n') },
    'plan',
  )
  expect(config.github).toEqual({
    apiUrl: 'https://api.github.com',
    auth: { kind: 'app', appId: '12', installationId: '345', privateKey: PEM },
  })
})

test('a part of a GitHub App, one beside a token, and a key that is none are faults that show no key', () => {
  expect(faultsOf({ ...ENOUGH, GITHUB_APP_ID: '12' }, 'plan')).toEqual([
    "GITHUB_APP_INSTALLATION_ID is missing beside the rest of the App; it takes the number at the end of the installation's address on GitHub.",
    expect.stringMatching(/^GITHUB_APP_PRIVATE_KEY is missing beside the rest of the App/),
  ])
  expect(faultsOf({ ...ENOUGH, GITHUB_APP_ID: '12', GITHUB_TOKEN: 'ghp_x' }, 'plan')).toEqual([
    'GITHUB_TOKEN and GITHUB_APP_ID are both set; keep the one that okr-sync is to read with.',
  ])
  const [fault] = faultsOf({ ...ENOUGH, GITHUB_APP_PRIVATE_KEY: 'my-secret-key' }, 'plan')
  expect(fault).toMatch(/^GITHUB_APP_PRIVATE_KEY has a wrong form/)
  expect(fault).not.toContain('my-secret-key')
})

test('how far back figures look is a setting of its own, beside the rest of their policy', () => {
  const policy = '{"delivery":{"reviewSlaHours":8}}'
  const config = readConfig({ ...ENOUGH, MEASURE_WINDOW_DAYS: '14', POLICY: policy }, 'plan')
  expect(config.policy.delivery).toMatchObject({ windowDays: 14, reviewSlaHours: 8 })
  expect(faultsOf({ ...ENOUGH, POLICY: '{"delivery":{"windowDays":7}}' }, 'plan')).toEqual([
    'POLICY holds delivery.windowDays; set MEASURE_WINDOW_DAYS instead.',
  ])
})
