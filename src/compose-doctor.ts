import { createClockCheckup } from '#src/adapters/console/check-clock.ts'
import { createLog } from '#src/adapters/console/create-log.ts'
import { createSystemClock } from '#src/adapters/console/create-system-clock.ts'
import { createGithubCheckup } from '#src/adapters/github/check-github.ts'
import { createLinearCheckup } from '#src/adapters/linear/check-linear.ts'
import { createDecisionLogCheckup } from '#src/adapters/notion/check-decision-log.ts'
import { createNotionCheckup } from '#src/adapters/notion/check-notion.ts'
import { checkLive } from '#src/adapters/smtp/check-live.ts'
import { checkMailPolicy } from '#src/adapters/smtp/check-mail-policy.ts'
import { createSmtpCheckup } from '#src/adapters/smtp/check-smtp.ts'
import { createStoreCheckup } from '#src/adapters/sql/check-store.ts'
import { createSqlStore, type Database } from '#src/adapters/sql/create-sql-store.ts'
import { lastWriteIn } from '#src/adapters/sql/last-write-in.ts'
import { liveSightingsIn } from '#src/adapters/sql/live-sightings-in.ts'
import { ofFailure, warning } from '#src/adapters/support/checks.ts'
import type { Sighting } from '#src/core/history.ts'
import type { Instant } from '#src/core/model.ts'
import { parseLinks } from '#src/core/work/links.ts'
import type { Bindings } from '#src/ports/bindings.ts'
import type { Check, Checkup } from '#src/ports/checkup.ts'
import type { Clock } from '#src/ports/clock.ts'
import { Failure } from '#src/ports/failure.ts'
import { checkSettings } from './check-settings.ts'
import { type DoctorConfig, readDoctorConfig } from './doctor-config.ts'

/** A store to look into; why it cannot be opened; or null: none was made yet. */
type StoreToLookAt = Database | Failure | null

interface Kept {
  readonly bindings: Bindings
  /** When a run last wrote to Notion; null: none is known. */
  readonly lastWrite: Instant | null
  /** Of going live; null: not known. */
  readonly live: readonly Sighting[] | null
}

/** What `doctor` begins with. */
interface DoctorOptions {
  /** The settings as given, and who reads the file that POLICY names; as for `readConfig`. */
  readonly env: Readonly<Record<string, unknown>>
  readonly readFile: (path: string) => string
  /** Opens the store that DATABASE_URL names as it is. */
  readonly openStore: (url: string) => Promise<{ readonly store: StoreToLookAt; close(): void }>
  readonly clock?: Clock | undefined
}

/** Each system waits for one answer no longer than that, in real time. */
const timeoutMs = 10_000

/** What `doctor` looks at, in the order in which it tells of it, with what is open for it. Nothing of it writes or sends. */
export async function composeDoctor({ env, readFile, openStore, clock }: DoctorOptions) {
  const settings = readDoctorConfig(env, readFile)
  const { store, close } = await openStore(settings.config.databaseUrl)
  return {
    checkups: checkupsOf(settings, store, await keptIn(store, settings.config), clock),
    close: async () => close(),
  }
}

function checkupsOf(
  { config, faults }: DoctorConfig,
  store: StoreToLookAt,
  kept: Kept,
  clock: Clock = createSystemClock(),
): readonly Checkup[] {
  const log = createLog({ level: 'error', format: 'text', secrets: config.secrets })
  const db = store === null || store instanceof Failure ? null : store
  const way = { clock, log, timeoutMs }
  const notion = createNotionCheckup({
    ...way,
    settings: config.notion,
    bindings: kept.bindings,
    lastWrite: kept.lastWrite,
  })
  const schedule = { ...config.schedule, timezone: config.policy.timezone }

  async function links() {
    const sources = await notion.sources()
    return sources?.flatMap((text) => parseLinks(text, config.hosts)) ?? null
  }

  const smtp = createSmtpCheckup({ ...config.mail, timeoutMs })
  async function ofMailPolicy() {
    return [
      ...checkLive(await notion.made(), kept.live),
      ...checkMailPolicy(config.mailPolicy, config.mail, await notion.named()),
    ]
  }

  return [
    { name: 'Settings', check: async () => checkSettings({ config, faults }) },
    db === null
      ? { name: 'Store', check: async () => withoutStore(store instanceof Failure ? store : null, faults) }
      : createStoreCheckup({ db, workspace: config.workspace, schedule, clock }),
    notion,
    createDecisionLogCheckup({
      ...config,
      isConfigured: config.notion.decisions.length > 0,
      snapshot: notion.snapshot,
      live: kept.live,
      clock,
    }),
    ...(config.linear ? [createLinearCheckup({ ...config.linear, ...way })] : []),
    ...(config.github ? [createGithubCheckup({ ...config.github, ...way, links })] : []),
    { ...smtp, check: async () => [...(await smtp.check()), ...(await ofMailPolicy())] },
    createClockCheckup({ urls: addressesOf(config), clock }),
  ]
}

function addressesOf({ notion, linear, github }: DoctorConfig['config']): ReadonlyMap<string, string> {
  return new Map([
    ...(notion.token === '' ? [] : [['Notion', notion.apiUrl] as const]),
    ...(linear ? [['Linear', linear.apiUrl] as const] : []),
    ...(github ? [['GitHub', github.apiUrl] as const] : []),
  ])
}

function withoutStore(failure: Failure | null, faults: readonly string[]): readonly Check[] {
  if (failure) return [ofFailure('DATABASE_URL', failure)]
  // That the setting is wrong is told among the settings.
  if (faults.some((fault) => fault.startsWith('DATABASE_URL '))) return []
  return [warning('DATABASE_URL', 'There is no store yet.', 'The first okr-sync sync makes it.')]
}

/** What the store knows of Notion. Where it cannot be read that is told of the store alone, and Notion is looked at without. */
async function keptIn(store: StoreToLookAt, { workspace }: DoctorConfig['config']): Promise<Kept> {
  if (store === null) return { ...nothingKept, live: [] }
  if (store instanceof Failure) return nothingKept
  try {
    const { bindings } = createSqlStore(store, workspace)
    const known = await bindings.list()
    return {
      bindings: { ...bindings, list: async () => known },
      lastWrite: await lastWriteIn(store, workspace),
      live: await liveSightingsIn(store, workspace),
    }
  } catch (error) {
    if (error instanceof Failure) return nothingKept
    throw error
  }
}

const nothingKnown: Bindings = {
  list: async () => [],
  save: async () => {},
  forget: async () => {},
  dataSource: async () => null,
  saveDataSource: async () => {},
  people: async () => [],
  savePeople: async () => {},
}

const nothingKept: Kept = { bindings: nothingKnown, lastWrite: null, live: null }
