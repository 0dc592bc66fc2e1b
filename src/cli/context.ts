import type { AuditDeps } from '#src/jobs/audit.ts'
import type { Adoption } from '#src/ports/adoption.ts'
import type { Checkup } from '#src/ports/checkup.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { Deps } from '#src/ports/deps.ts'

/** The settings as given: a process's environment. */
export type Env = Readonly<Record<string, string | undefined>>

/** What a session is opened for; `history` reads the store and nothing else, and needs no setting. */
export type SessionPurpose = 'history' | 'plan' | 'sync'

/** An open store and everything made from the settings. */
export interface Session {
  readonly deps: Deps
  close(): Promise<void>
}

/** What a session runs on; absent: the machine's clock, and the usual patience. */
export interface SessionRuntime {
  readonly clock?: Clock
  /** How long one answer of Notion, Linear or GitHub is waited for, in milliseconds of real time. */
  readonly timeoutMs?: number
}

/** What a command needs of its entry point. Each call throws SettingsError where the settings do not suffice. */
export interface Context {
  readonly env: Env
  /** For the result, and nothing else. */
  out(text: string): void
  /** For progress, logs and errors. */
  err(text: string): void
  open(env: Env, purpose: SessionPurpose, runtime?: SessionRuntime): Promise<Session>
  initWorkspace(env: Env, page: string): Promise<InitResult>
  /** @param looksOnly true: nothing is kept, and no store is made */
  openAdoption(env: Env, looksOnly: boolean): Promise<AdoptionSession>
  /** Opens nothing but the way to Notion. */
  openAudit(env: Env): Promise<AuditDeps>
  /** Copies the store into a new file. @throws UsageError where that cannot be done */
  backup(env: Env, file: string): Promise<Backup>
  /** Where settings are wrong, the rest is looked at. */
  openDoctor(env: Env): Promise<Examination>
  serve(env: Env, port: number): Promise<number>
  /** Asks a person at the terminal whether to go on. null: nobody is there to be asked. */
  ask(question: string): Promise<boolean | null>
  /** Resolves when the process is asked to stop. */
  untilStopped(): Promise<void>
}

/** What `init --adopt` and `init --remove` run on. */
export interface AdoptionSession {
  readonly adoption: Adoption
  readonly deps: Deps
  close(): Promise<void>
}

/** What is looked at, with what is open for it. */
export interface Examination {
  readonly checkups: readonly Checkup[]
  close(): Promise<void>
}

export interface Backup {
  /** The whole path. */
  readonly file: string
  readonly bytes: number
}

export interface InitResult {
  /** NOTION_OBJECTIVES and so on, with the data source ids to set them to. */
  readonly settings: Readonly<Record<string, string>>
  readonly created: readonly string[]
  readonly found: readonly string[]
}
