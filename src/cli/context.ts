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

/** What a command needs of its entry point. Each call throws SettingsError where the settings do not suffice. */
export interface Context {
  readonly env: Env
  /** For the result, and nothing else. */
  out(text: string): void
  /** For progress, logs and errors. */
  err(text: string): void
  /** @param clock the system's where absent */
  open(env: Env, purpose: SessionPurpose, clock?: Clock): Promise<Session>
  initWorkspace(env: Env, page: string): Promise<InitResult>
  serve(env: Env, port: number): Promise<number>
  /** Resolves when the process is asked to stop. */
  untilStopped(): Promise<void>
}

export interface InitResult {
  /** NOTION_OBJECTIVES and so on, with the data source ids to set them to. */
  readonly settings: Readonly<Record<string, string>>
  readonly created: readonly string[]
  readonly found: readonly string[]
}
