import type { Hono } from 'hono'
import type { Instant } from '#src/core/model.ts'
import { createCalendar } from './demo/calendar.ts'
import { type DataSourceIds, type Day, layCompany } from './demo/lay-company.ts'
import { MAIL_DOMAIN } from './demo/people.ts'
import type { Faults, System } from './faults/create-faults.ts'
import { githubFaults } from './faults/github-faults.ts'
import type { HttpFault } from './faults/http-fault.ts'
import { linearFaults } from './faults/linear-faults.ts'
import { notionFaults } from './faults/notion-faults.ts'
import { SMTP_FAULTS, type SmtpFaultKind } from './faults/smtp-faults.ts'
import { withFaults } from './faults/with-faults.ts'
import { createGithub } from './github/create-github.ts'
import { inProcess } from './in-process.ts'
import { createLinear } from './linear/create-linear.ts'
import { listenOnLoopback } from './listen-on-loopback.ts'
import { createNotion, type Notion } from './notion/create-notion.ts'
import { addRootPage } from './notion/seed.ts'
import { type SmtpStandIn, startSmtp } from './smtp/start-smtp.ts'

const TOKENS = {
  notion: 'ntn_sandbox',
  linear: 'lin_api_sandbox',
  github: 'ghp_sandbox',
  smtp: 'sandbox',
  api: 'sandbox-api-token',
} as const

const SMTP_OFFERS = Object.entries(SMTP_FAULTS).map(([kind, weight]) => ({
  kind: kind as SmtpFaultKind,
  weight,
}))

export interface SandboxOptions {
  /** The stand-ins' clock. */
  readonly now: () => Date
  /** false: every page of rows is full, so that requests can be counted. */
  readonly shortPages?: boolean
  /** What goes wrong on the way to the stand-ins and back. Default: nothing. */
  readonly faults?: Faults
  /** Of the faults that need it: a person edits this row of Notion now, in a way of the caller's. */
  readonly edit?: (pageId: string) => void
}

export interface Sandbox {
  /** What okr-sync is to be given, without the databases: `init` prints those. */
  readonly settings: Readonly<Record<string, string>>
  /** The page under which `init` is to create them. */
  readonly pageId: string
  readonly notion: Notion
  readonly linear: ReturnType<typeof createLinear>
  readonly github: ReturnType<typeof createGithub>
  readonly smtp: SmtpStandIn
  /** Answers what is sent to the addresses in `settings` (but for SMTP_URL) without a socket, faults included; see `inProcess`. */
  readonly fetch: ReturnType<typeof inProcess>
  /** Lays the demo company into the databases that `init` made; see `layCompany`. */
  layCompany(ids: DataSourceIds, now: Instant): readonly Day[]
  close(): Promise<void>
}

/** Starts stand-ins for Notion, Linear, GitHub and SMTP on free ports of 127.0.0.1. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { now, shortPages = true, faults, edit } = options
  const notion = createNotion({ token: TOKENS.notion, now, shortPages })
  const linear = createLinear({ apiKey: TOKENS.linear, now, urlKey: 'lumen-freight' })
  const github = createGithub({ token: TOKENS.github, now })
  const pageId = addRootPage(notion.state, 'Lumen Freight', now().toISOString())
  const draw = () => faults?.draw('smtp', SMTP_OFFERS) ?? null
  const smtp = await startSmtp({ user: 'okr-sync', password: TOKENS.smtp, now, draw })
  const through = (system: System, app: Hono, table: Readonly<Record<string, HttpFault>>) =>
    faults ? withFaults({ app, system, table, faults, now }) : app
  const answering = [
    through('notion', notion.app, notionFaults({ state: notion.state, now, edit })),
    through('linear', linear.app, linearFaults(now)),
    through('github', github.app, githubFaults),
  ]
  const servers = await Promise.all(
    answering.map(async (each) => ({ answering: each, ...(await listenOnLoopback(each)) })),
  )
  const [notionUrl = '', linearUrl = '', githubUrl = ''] = servers.map(({ url }) => url)
  return {
    settings: {
      NOTION_TOKEN: TOKENS.notion,
      NOTION_API_URL: notionUrl,
      NOTION_REQUESTS_PER_MINUTE: '600',
      LINEAR_API_KEY: TOKENS.linear,
      LINEAR_API_URL: `${linearUrl}/graphql`,
      GITHUB_TOKEN: TOKENS.github,
      GITHUB_API_URL: githubUrl,
      SMTP_URL: smtp.url,
      MAIL_FROM: `OKRs of Lumen Freight <okr@${MAIL_DOMAIN}>`,
      DIGEST_TO: `cto@${MAIL_DOMAIN}`,
      ESCALATE_TO: `cto@${MAIL_DOMAIN}`,
      MAIL_DOMAINS: MAIL_DOMAIN,
      API_TOKEN: TOKENS.api,
    },
    pageId,
    notion,
    linear,
    github,
    smtp,
    fetch: inProcess(servers),
    layCompany: (ids, moment) =>
      layCompany(
        { notion: notion.state, linear: linear.state, github: github.state },
        ids,
        createCalendar(moment),
      ),
    async close() {
      await Promise.all([smtp.close(), ...servers.map((server) => server.close())])
    },
  }
}
