import * as z from 'zod'
import { isPlainAddress, parseAddress } from '#src/core/mail/address.ts'
import { isTimeZone } from '#src/core/time/is-time-zone.ts'
import { parseWeekTime } from '#src/core/time/week-time.ts'

/** Words that commas separate. */
export const words = z.string().transform((text) =>
  text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== ''),
)

const address = z.string().refine(isPlainAddress)

const domain = z.string().refine((text) => isPlainAddress(`okr@${text}`))

/** Mail addresses that commas separate. */
export const addresses = words.pipe(z.array(address))

const httpUrl = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''))

/** Text that is JSON, as what it says. */
export const json = z.string().transform((text, context) => {
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

const weekTime = z.string().transform((text, context) => {
  const time = parseWeekTime(text)
  if (time !== null) return time
  context.addIssue({ code: 'custom', message: 'no such moment of a week' })
  return z.NEVER
})

const timeZone = z.string().refine(isTimeZone)

const wholeNumber = (least: number, most: number) => z.coerce.number().int().min(least).max(most)

const databases = words
  .default([])
  .describe('data source ids, database ids or links, separated by commas; `okr-sync init` prints them')

/** Every setting, with the shape it must have and what it takes: faults are told in those words, not in a parser's. */
export const Settings = z.object({
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
  GITHUB_TOKEN: z
    .string()
    .optional()
    .describe('a token that can read contents, issues, pull requests, deployments and actions'),
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
  // A comma alone must not come to mean that everybody may be written to.
  MAIL_DOMAINS: words
    .pipe(z.array(domain).min(1))
    .default([])
    .describe(
      'domains that may receive mail, separated by commas, such as example.com, xn--bcher-kva.example; each subdomain by itself',
    ),
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

export type Setting = keyof z.infer<typeof Settings>

/** Those whose values are never shown. */
export const SECRETS: ReadonlySet<Setting> = new Set([
  'NOTION_TOKEN',
  'LINEAR_API_KEY',
  'GITHUB_TOKEN',
  'GITHUB_APP_PRIVATE_KEY',
  'SMTP_URL',
  'DATABASE_URL',
  'API_TOKEN',
])

/** The words of a fault for what a setting takes. */
export function takes(name: Setting): string {
  return Settings.shape[name].description ?? ''
}
