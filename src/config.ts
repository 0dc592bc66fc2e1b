import type * as z from 'zod'
import { DecisionPolicy } from '#src/core/decisions/decision-policy.ts'
import { allowedRecipient } from '#src/core/mail/address.ts'
import { MailPolicy } from '#src/core/mail/mail-policy.ts'
import { Policy } from '#src/core/policy.ts'
import { SettingsError } from '#src/core/settings-error.ts'
import { policyFaults } from '#src/core/words/policy-fault.ts'
import { addresses, json, SECRETS, type Setting, Settings, takes, words } from './settings.ts'

/** What a command needs of the settings: each includes the ones before it. */
export type Purpose = 'history' | 'audit' | 'init' | 'plan' | 'sync' | 'serve'

/** Parts of the policy that have a setting of their own. */
const SETTING_OF = {
  timezone: 'TIMEZONE',
  fiscalYearStart: 'FISCAL_YEAR_START',
  checkInEveryDays: 'CHECKIN_EVERY',
} as const satisfies Record<string, Setting>

const NEEDED: Record<Purpose, readonly Setting[]> = {
  history: [],
  audit: ['NOTION_TOKEN'],
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
  for (const name of Object.keys(Settings.shape) as Setting[]) {
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
  const isNamed = purpose !== 'history' && purpose !== 'audit' && purpose !== 'init'
  if (given.NOTION_KEY_RESULTS && !given.NOTION_OBJECTIVES && isNamed) {
    faults.push(
      `NOTION_OBJECTIVES is missing beside NOTION_KEY_RESULTS; it takes ${takes('NOTION_OBJECTIVES')}.`,
    )
  }
  if (given.NOTION_KEY_RESULTS && given.NOTION_OKRS) {
    faults.push('NOTION_KEY_RESULTS and NOTION_OKRS are both set; keep the one that fits your layout.')
  }

  faults.push(...githubFaults(given))

  const settings = parsed.data
  const decided = json.safeParse(given.POLICY ?? '{}').data
  const { mail = {}, decisions = {}, ...chosen } = isRecord(decided) ? decided : {}
  const delivery = chosen['delivery'] ?? {}
  const policy = Policy.safeParse(
    {
      ...chosen,
      ...(settings && {
        timezone: settings.TIMEZONE,
        fiscalYearStart: settings.FISCAL_YEAR_START,
        checkInEveryDays: settings.CHECKIN_EVERY,
        delivery: isRecord(delivery) ? { ...delivery, windowDays: settings.MEASURE_WINDOW_DAYS } : delivery,
      }),
    },
    { reportInput: true },
  )
  if (isRecord(delivery) && 'windowDays' in delivery) {
    faults.push('POLICY holds delivery.windowDays; set MEASURE_WINDOW_DAYS instead.')
  }
  for (const [name, setting] of Object.entries(SETTING_OF)) {
    if (name in chosen) faults.push(`POLICY holds ${name}; set ${setting} instead.`)
  }
  for (const issue of policy.error?.issues ?? []) {
    faults.push(...policyFaults(issue).map((fault) => `POLICY: ${fault}.`))
  }
  const mailPolicy = MailPolicy.safeParse(mail, { reportInput: true })
  for (const issue of mailPolicy.error?.issues ?? []) {
    faults.push(...policyFaults(issue, ['mail']).map((fault) => `POLICY: ${fault}.`))
  }

  const decisionPolicy = DecisionPolicy.safeParse(decisions, { reportInput: true })
  for (const issue of decisionPolicy.error?.issues ?? []) {
    faults.push(...policyFaults(issue, ['decisions']).map((fault) => `POLICY: ${fault}.`))
  }

  const domains = words.parse(given.MAIL_DOMAINS ?? '')
  for (const name of ['DIGEST_TO', 'ESCALATE_TO', 'OPS_TO'] as const) {
    for (const to of addresses.safeParse(given[name] ?? '').data ?? []) {
      if (allowedRecipient(to, domains)) continue
      faults.push(`${name} names ${to}, which is outside MAIL_DOMAINS (${domains.join(', ')}).`)
    }
  }
  for (const to of mailPolicy.data?.subscriptions.flatMap((subscription) => subscription.to) ?? []) {
    if (allowedRecipient(to, domains)) continue
    faults.push(
      `POLICY: mail.subscriptions name ${to}, which is outside MAIL_DOMAINS (${domains.join(', ')}).`,
    )
  }

  if (faults.length > 0 || !settings || !policy.data || !mailPolicy.data || !decisionPolicy.data)
    throw new SettingsError(faults)
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
    mailPolicy: mailPolicy.data,
    decisionPolicy: decisionPolicy.data,
    databaseUrl: settings.DATABASE_URL,
    apiToken: settings.API_TOKEN ?? '',
    logLevel: settings.LOG_LEVEL,
    /** What no log line may hold. */
    secrets: [...SECRETS].flatMap((name) => secretsIn(given[name] ?? '')),
    /** Whose rows these are in a store that several companies share. */
    workspace: settings.WORKSPACE,
  }
}

export type Config = ReturnType<typeof readConfig>

/** A secret whole, and the password or token that is a part of it where it is an address. */
function secretsIn(value: string): string[] {
  const url = value.includes('://') ? URL.parse(value) : null
  const parts = url === null ? [] : [url.password, decoded(url.password), ...url.searchParams.values()]
  return [value, ...parts].filter((part) => part !== '')
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** What belongs together of a GitHub App. */
export const APP = ['GITHUB_APP_ID', 'GITHUB_APP_INSTALLATION_ID', 'GITHUB_APP_PRIVATE_KEY'] as const

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

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
