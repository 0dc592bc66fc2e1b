import * as z from 'zod'
import { allowedRecipient, isPlainAddress, parseAddress } from '#src/core/mail/address.ts'
import { Policy } from '#src/core/policy.ts'
import { SettingsError } from '#src/core/settings-error.ts'

/** What a command needs of the settings: each includes the ones before it. */
export type Purpose = 'history' | 'init' | 'plan' | 'sync' | 'serve'

const words = z.string().transform((text) =>
  text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== ''),
)

const address = z.string().refine(isPlainAddress)

const addresses = words.pipe(z.array(address))

const httpUrl = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''))

const json = z.string().transform((text, context) => {
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    context.addIssue({
      code: 'custom',
      message: `not JSON (${error instanceof Error ? error.message : error})`,
    })
    return z.NEVER
  }
})

const textMap = json.pipe(z.record(z.string(), z.string()))

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

const weekTime = z
  .string()
  .regex(/^(mon|tue|wed|thu|fri|sat|sun)[a-z]* ([01]\d|2[0-3]):[0-5]\d$/i)
  .transform((text) => {
    const [day = '', time = ''] = text.toLowerCase().split(' ')
    const [hour = 0, minute = 0] = time.split(':').map(Number)
    return { weekday: WEEKDAYS.indexOf(day.slice(0, 3)) + 1, hour, minute }
  })

const timeZone = z.string().refine((zone) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
  } catch {
    return false
  }
})

const wholeNumber = (least: number, most: number) => z.coerce.number().int().min(least).max(most)

const databases = words
  .default([])
  .describe('data source ids, database ids or links, separated by commas; `okr-sync init` prints them')

/** Every setting, with the shape it must have and what it takes: faults are told in those words, not in a parser's. */
const Settings = z.object({
  NOTION_TOKEN: z.string().optional().describe("the secret of a connection, made in Notion's settings"),
  NOTION_API_URL: httpUrl.default('https://api.notion.com').describe('an http(s) address'),
  NOTION_OBJECTIVES: databases,
  NOTION_KEY_RESULTS: databases,
  NOTION_OKRS: words
    .default([])
    .describe('instead of NOTION_KEY_RESULTS, where one database holds a row per key result'),
  NOTION_INITIATIVES: databases,
  NOTION_DECISIONS: databases,
  NOTION_REQUESTS_PER_MINUTE: wholeNumber(1, 10_000)
    .default(180)
    .describe('a whole number from 1 to 10000 (180, or 600 on Business and Enterprise plans)'),
  NOTION_PROPERTIES: textMap.default({}).describe('a JSON object such as {"keyResults.target":"Goal"}'),
  LINEAR_API_KEY: z.string().optional().describe("a personal API key, made in Linear's settings"),
  LINEAR_API_URL: httpUrl.default('https://api.linear.app/graphql').describe('an http(s) address'),
  GITHUB_TOKEN: z.string().optional().describe('a token that can read issues and pull requests'),
  GITHUB_APP_ID: z.string().regex(/^\d+$/).optional().describe('the number of a GitHub App'),
  GITHUB_APP_INSTALLATION_ID: z
    .string()
    .regex(/^\d+$/)
    .optional()
    .describe("the number at the end of the installation's address on GitHub"),
  GITHUB_APP_PRIVATE_KEY: z
    .string()
    .transform((text) => text.replaceAll('\\n', '\n'))
    .refine((text) =>
      /^-----BEGIN (RSA )?PRIVATE KEY-----\n[^-]+-----END (RSA )?PRIVATE KEY-----\s*$/.test(text),
    )
    .optional()
    .describe('the whole .pem file of the App, line breaks as they are or written as \\n'),
  GITHUB_API_URL: httpUrl
    .default('https://api.github.com')
    .describe('an http(s) address, for GitHub Enterprise https://HOST/api/v3'),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .describe(
      'a URL such as smtps://user:password@mail.example.com:465 or smtp://user:password@mail.example.com:587',
    ),
  MAIL_FROM: z
    .string()
    .refine((text) => parseAddress(text) !== null)
    .optional()
    .describe('a sender such as OKR digest <okr@example.com>'),
  DIGEST_TO: addresses.default([]).describe('mail addresses, separated by commas'),
  ESCALATE_TO: addresses.default([]).describe('mail addresses, separated by commas'),
  OPS_TO: addresses.default([]).describe('mail addresses, separated by commas'),
  MAIL_DOMAINS: words.default([]).describe('domains that may receive mail, separated by commas'),
  TIMEZONE: timeZone.default('UTC').describe('an IANA time zone such as Europe/Berlin'),
  FISCAL_YEAR_START: wholeNumber(1, 12)
    .default(1)
    .describe('the month that the fiscal year starts in, 1 to 12'),
  SYNC_EVERY: wholeNumber(5, 1440).default(5).describe('minutes, 5 to 1440'),
  DIGEST_AT: weekTime
    .default({ weekday: 1, hour: 8, minute: 0 })
    .describe('a weekday and a time such as Mon 08:00'),
  CHECKIN_EVERY: wholeNumber(1, 92).default(7).describe('days, 1 to 92'),
  MEASURE_WINDOW_DAYS: wholeNumber(1, 90).default(28).describe('days, 1 to 90'),
  POLICY: json
    .pipe(z.record(z.string(), z.unknown()))
    .default({})
    .describe('a JSON object, or the path of a file that holds one'),
  OWNERS: json
    .pipe(z.record(z.string(), address))
    .default({})
    .describe('a JSON object from names to mail addresses such as {"Ada Moreau":"ada@example.com"}'),
  DATABASE_URL: z
    .string()
    .regex(/^(file:|libsql:\/\/|https?:\/\/|wss?:\/\/).+/)
    .default('file:okr-sync.db')
    .describe('a URL such as file:okr-sync.db or libsql://name.example.com?authToken=…'),
  WORKSPACE: z
    .string()
    .default('default')
    .describe('a name that tells your rows apart where several companies share one store'),
  API_TOKEN: z
    .string()
    .min(16)
    .optional()
    .describe('a secret of at least 16 characters that callers of POST /api/sync must know'),
  LOG_LEVEL: z.enum(['error', 'warn', 'info']).default('info').describe('error, warn or info'),
})

type Setting = keyof z.infer<typeof Settings>

const NAMES = Object.keys(Settings.shape) as Setting[]

const SECRETS: ReadonlySet<Setting> = new Set([
  'NOTION_TOKEN',
  'LINEAR_API_KEY',
  'GITHUB_TOKEN',
  'GITHUB_APP_PRIVATE_KEY',
  'SMTP_URL',
  'DATABASE_URL',
  'API_TOKEN',
])

/** Parts of the policy that have a setting of their own. */
const SETTING_OF = {
  timezone: 'TIMEZONE',
  fiscalYearStart: 'FISCAL_YEAR_START',
  checkInEveryDays: 'CHECKIN_EVERY',
} as const

const NEEDED: Record<Purpose, readonly Setting[]> = {
  history: [],
  init: ['NOTION_TOKEN'],
  plan: ['NOTION_TOKEN', 'NOTION_KEY_RESULTS'],
  sync: ['NOTION_TOKEN', 'NOTION_KEY_RESULTS', 'SMTP_URL', 'MAIL_FROM', 'DIGEST_TO'],
  serve: ['NOTION_TOKEN', 'NOTION_KEY_RESULTS', 'SMTP_URL', 'MAIL_FROM', 'DIGEST_TO', 'API_TOKEN'],
}

/**
 * Reads and checks the settings; nothing else in the code reads the environment. An empty value is an absent one.
 * @param env the process's environment, or the vars and secrets of a Worker; what is not text is ignored
 * @param readFile reads the file that POLICY names; absent on Workers, where POLICY must be JSON
 * @throws SettingsError with every fault; a secret's value is never in it
 */
export function readConfig(
  env: Readonly<Record<string, unknown>>,
  purpose: Purpose,
  readFile?: (path: string) => string,
) {
  const faults: string[] = []
  const given: Partial<Record<Setting, string>> = {}
  for (const name of NAMES) {
    const value = env[name]
    if (typeof value === 'string' && value.trim() !== '') given[name] = value.trim()
  }
  if (given.POLICY !== undefined && !given.POLICY.startsWith('{') && readFile) {
    try {
      given.POLICY = readFile(given.POLICY)
    } catch {
      faults.push(`POLICY names the file ${given.POLICY}, which cannot be read; it takes ${takes('POLICY')}.`)
      delete given.POLICY
    }
  }

  const parsed = Settings.safeParse(given)
  for (const name of new Set(parsed.error?.issues.map((issue) => issue.path[0] as Setting))) {
    const found = SECRETS.has(name) ? 'has a wrong form' : `is ${JSON.stringify(given[name])}`
    faults.push(`${name} ${found}; it takes ${takes(name)}.`)
  }

  for (const name of NEEDED[purpose]) {
    if (given[name] !== undefined || (name === 'NOTION_KEY_RESULTS' && given.NOTION_OKRS !== undefined))
      continue
    const instead = name === 'NOTION_KEY_RESULTS' ? ' (or NOTION_OKRS)' : ''
    faults.push(`${name}${instead} is missing; it takes ${takes(name)}.`)
  }
  if (given.NOTION_KEY_RESULTS && !given.NOTION_OBJECTIVES && purpose !== 'init' && purpose !== 'history') {
    faults.push(
      `NOTION_OBJECTIVES is missing beside NOTION_KEY_RESULTS; it takes ${takes('NOTION_OBJECTIVES')}.`,
    )
  }
  if (given.NOTION_KEY_RESULTS && given.NOTION_OKRS) {
    faults.push('NOTION_KEY_RESULTS and NOTION_OKRS are both set; keep the one that fits your layout.')
  }

  faults.push(...githubFaults(given))

  const settings = parsed.data
  const chosen = json.safeParse(given.POLICY ?? '{}').data
  const delivery = isRecord(chosen) ? (chosen['delivery'] ?? {}) : {}
  const policy = Policy.safeParse({
    ...(isRecord(chosen) ? chosen : {}),
    ...(settings && {
      timezone: settings.TIMEZONE,
      fiscalYearStart: settings.FISCAL_YEAR_START,
      checkInEveryDays: settings.CHECKIN_EVERY,
      delivery: isRecord(delivery) ? { ...delivery, windowDays: settings.MEASURE_WINDOW_DAYS } : delivery,
    }),
  })
  if (isRecord(delivery) && 'windowDays' in delivery) {
    faults.push('POLICY holds delivery.windowDays; set MEASURE_WINDOW_DAYS instead.')
  }
  for (const name of ['timezone', 'fiscalYearStart', 'checkInEveryDays'] as const) {
    if (!isRecord(chosen) || !(name in chosen)) continue
    faults.push(`POLICY holds ${name}; set ${SETTING_OF[name]} instead.`)
  }
  for (const issue of policy.error?.issues ?? []) {
    faults.push(`POLICY: ${issue.path.join('.') || 'the object'} ${issue.message}.`)
  }

  const domains = words.parse(given.MAIL_DOMAINS ?? '')
  for (const name of ['DIGEST_TO', 'ESCALATE_TO', 'OPS_TO'] as const) {
    for (const to of addresses.safeParse(given[name] ?? '').data ?? []) {
      if (allowedRecipient(to, domains)) continue
      faults.push(`${name} names ${to}, which is outside MAIL_DOMAINS (${domains.join(', ')}).`)
    }
  }

  if (faults.length > 0 || !settings || !policy.data) throw new SettingsError(faults)
  const github = new URL(settings.GITHUB_API_URL)

  return {
    notion: {
      token: settings.NOTION_TOKEN ?? '',
      apiUrl: settings.NOTION_API_URL,
      requestsPerMinute: settings.NOTION_REQUESTS_PER_MINUTE,
      objectives: settings.NOTION_OBJECTIVES,
      keyResults: settings.NOTION_KEY_RESULTS,
      okrs: settings.NOTION_OKRS,
      initiatives: settings.NOTION_INITIATIVES,
      decisions: settings.NOTION_DECISIONS,
      properties: settings.NOTION_PROPERTIES,
      owners: settings.OWNERS,
      timezone: settings.TIMEZONE,
    },
    linear: settings.LINEAR_API_KEY
      ? { apiKey: settings.LINEAR_API_KEY, apiUrl: settings.LINEAR_API_URL }
      : null,
    github: githubOf(settings),
    /** Whose links are read as GitHub's: an Enterprise server answers its API under its own host. */
    hosts: { github: github.pathname === '/api/v3' ? github.host : 'github.com' },
    mail: {
      url: settings.SMTP_URL ?? '',
      from: settings.MAIL_FROM ?? '',
      digestTo: settings.DIGEST_TO,
      escalateTo: settings.ESCALATE_TO,
      opsTo: settings.OPS_TO,
      domains: settings.MAIL_DOMAINS,
    },
    schedule: { syncEveryMinutes: settings.SYNC_EVERY, digestAt: settings.DIGEST_AT },
    policy: policy.data,
    databaseUrl: settings.DATABASE_URL,
    apiToken: settings.API_TOKEN ?? '',
    logLevel: settings.LOG_LEVEL,
    /** What no log line may hold. */
    secrets: [...SECRETS].flatMap((name) => given[name] ?? []),
    /** Whose rows these are in a store that several companies share. */
    workspace: settings.WORKSPACE,
  }
}

export type Config = ReturnType<typeof readConfig>

const APP = ['GITHUB_APP_ID', 'GITHUB_APP_INSTALLATION_ID', 'GITHUB_APP_PRIVATE_KEY'] as const

/** A token or a whole App, never a part of one or both. */
function githubFaults(given: Partial<Record<Setting, string>>): string[] {
  const lacking = APP.filter((name) => given[name] === undefined)
  if (lacking.length === APP.length) return []
  if (given.GITHUB_TOKEN !== undefined) {
    return ['GITHUB_TOKEN and GITHUB_APP_ID are both set; keep the one that okr-sync is to read with.']
  }
  return lacking.map((name) => `${name} is missing beside the rest of the App; it takes ${takes(name)}.`)
}

/** How to read from GitHub; null: it is not read. */
function githubOf(settings: z.infer<typeof Settings>) {
  const { GITHUB_API_URL: apiUrl, GITHUB_TOKEN: token } = settings
  const { GITHUB_APP_ID: appId, GITHUB_APP_INSTALLATION_ID: installationId } = settings
  const { GITHUB_APP_PRIVATE_KEY: privateKey } = settings
  if (token !== undefined) return { apiUrl, auth: { kind: 'token' as const, token } }
  if (appId === undefined || installationId === undefined || privateKey === undefined) return null
  return { apiUrl, auth: { kind: 'app' as const, appId, installationId, privateKey } }
}

function takes(name: Setting): string {
  return Settings.shape[name].description ?? ''
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
