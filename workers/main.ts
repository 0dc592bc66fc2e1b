import { existsSync, readFileSync } from 'node:fs'
import type { Env } from '#src/cli/context.ts'
import { runCli } from '#src/cli/run-cli.ts'
import { type Purpose, readConfig } from '#src/config.ts'
import { ask } from './ask.ts'
import { fileOf } from './file-of.ts'
import { untilStopped } from './until-stopped.ts'

/** Runs one command of the command line on Node, with the `.env` of the working directory. Answers its exit code. */
export function main(argv: readonly string[]): Promise<number> {
  if (existsSync('.env')) process.loadEnvFile('.env')
  // A reader that has seen enough, such as head, is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit()
  })
  // Settings come before the service is read, which takes seconds: what is wrong with them is told at once.
  const configOf = (env: Env, purpose: Purpose) =>
    readConfig(env, purpose, (path) => readFileSync(path, 'utf8'))
  return runCli(argv, {
    env: process.env,
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    async open(env, purpose, runtime) {
      const config = configOf(env, purpose)
      const [{ compose }, { openLibsql }] = await Promise.all([
        import('#src/compose.ts'),
        import('./open-libsql.ts'),
      ])
      const { databaseUrl } = config
      // Who only reads is not to leave an empty store behind.
      const isMissing = purpose === 'history' && isMissingFile(databaseUrl)
      const store = await openLibsql(isMissing ? 'file::memory:' : databaseUrl)
      return {
        deps: compose(config, store.db, 'node', { ...runtime, logFormat: 'text' }),
        close: async () => store.close(),
      }
    },
    initWorkspace: async (env, page) => {
      const config = configOf(env, 'init')
      return (await import('#src/compose.ts')).composeInit(config, page)
    },
    openAdoption: async (env, looksOnly) => (await import('./open-adoption.ts')).openAdoption(env, looksOnly),
    openAudit: async (env) => {
      const config = configOf(env, 'audit')
      return (await import('#src/compose-audit.ts')).composeAudit(config)
    },
    backup: async (env, file) => {
      const { databaseUrl } = configOf(env, 'history')
      return (await import('./back-up.ts')).backUp(databaseUrl, file)
    },
    openDoctor: async (env) => (await import('./open-doctor.ts')).openDoctor(env),
    serve: async (env, port) => {
      const config = configOf(env, 'serve')
      return (await import('./serve.ts')).serve(config, port)
    },
    ask,
    untilStopped,
  })
}

function isMissingFile(databaseUrl: string): boolean {
  const file = fileOf(databaseUrl)
  return file !== null && !existsSync(file)
}
