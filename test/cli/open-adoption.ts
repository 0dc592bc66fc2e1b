import { initWorkspace } from '#src/adapters/notion/init-workspace.ts'
import type { Context } from '#src/cli/context.ts'
import { runCli } from '#src/cli/run-cli.ts'
import { compose } from '#src/compose.ts'
import { composeAdopt } from '#src/compose-adopt.ts'
import { composeAudit } from '#src/compose-audit.ts'
import { readConfig } from '#src/config.ts'
import type { Mail } from '#src/ports/mailer.ts'
import { listenOnLoopback } from '#src/sandbox/listen-on-loopback.ts'
import { type LaidWorkspace, laidWorkspace, token } from '#test/adapters/notion/laid-workspace.ts'
import { silentLog } from '#test/support/silent-log.ts'
import { createTestClock } from '#test/support/test-clock.ts'
import { openLibsql } from '#workers/open-libsql.ts'

/** A request as Notion gets it; what it answers takes the place of Notion's own answer. */
export type Meddle = (request: Request, own: () => Promise<Response>) => Promise<Response>

/** A company's Notion behind a socket, the command line on it, and a store that lasts as long as the test. */
export async function openAdoption(lay: (notion: LaidWorkspace) => Promise<Record<string, string>>) {
  const clock = createTestClock('2026-11-20T12:00:20.000Z')
  const notion = laidWorkspace({ now: () => new Date(clock.now()) })
  const settings = await lay(notion)
  let meddle: Meddle = (_, own) => own()
  const server = await listenOnLoopback({
    fetch: (request) => meddle(request.clone(), async () => notion.app.fetch(request)),
  })
  let store = await openLibsql('file::memory:')
  async function close(): Promise<void> {
    store.close()
    await server.close()
  }
  notion.requests.splice(0)

  const said = { out: '', err: '' }
  const asked: string[] = []
  const mails: Mail[] = []
  let answer: boolean | null = null
  const never = (): never => {
    throw new Error('a command started what it should not')
  }
  let env: Record<string, string> = {
    NOTION_TOKEN: token,
    NOTION_API_URL: server.url,
    NOTION_REQUESTS_PER_MINUTE: '10000',
    SMTP_URL: 'smtp://127.0.0.1:1',
    MAIL_FROM: 'okr@lumen.example',
    DIGEST_TO: 'cto@lumen.example',
    LOG_LEVEL: 'error',
    ...settings,
  }
  const context: Context = {
    get env() {
      return env
    },
    out: (text) => {
      said.out += text
    },
    err: (text) => {
      said.err += text
    },
    open: async (env, purpose) => ({
      deps: {
        ...compose(readConfig(env, purpose), store.db, 'node', { clock }),
        mailer: {
          async send(mail) {
            mails.push(mail)
            return { state: 'sent' as const }
          },
        },
      },
      close: async () => {},
    }),
    openAdoption: async (env) => ({
      ...composeAdopt(readConfig(env, 'init'), store.db, clock),
      close: async () => {},
    }),
    openAudit: async (env) => composeAudit(readConfig(env, 'init'), { clock }),
    ask: async (question) => {
      asked.push(question)
      return answer
    },
    initWorkspace: ({ NOTION_API_URL: apiUrl = '' }, page) =>
      initWorkspace({
        settings: { token, apiUrl, requestsPerMinute: 10_000 },
        page,
        clock,
        log: silentLog,
      }),
    backup: never,
    openDoctor: never,
    serve: never,
    untilStopped: never,
  }
  return {
    notion,
    close,
    settings,
    said,
    asked,
    mails,
    clock,
    /** Runs a command and answers its exit code. */
    async run(...words: string[]): Promise<number> {
      said.out = ''
      said.err = ''
      return runCli(words, context)
    },
    /** Goes on with an empty store. */
    async loses(): Promise<void> {
      store.close()
      store = await openLibsql('file::memory:')
    },
    /** Puts more into the settings. */
    sets(more: Readonly<Record<string, string>>): void {
      env = { ...env, ...more }
    },
    /** What whoever is at the terminal answers; null: nobody is there. */
    answers(given: boolean | null): void {
      answer = given
    },
    meddles(given: Meddle): void {
      meddle = given
    },
    /** Requests that change something since the last call, as `PATCH /v1/data_sources/…`. */
    changes(): string[] {
      return notion.requests
        .splice(0)
        .filter(({ method, path }) => method !== 'GET' && !path.endsWith('/query') && path !== '/v1/search')
        .map(({ method, path }) => `${method} ${path}`)
    },
  }
}
