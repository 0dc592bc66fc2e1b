import { type AnyD1Database, drizzle } from 'drizzle-orm/d1'
import { compose } from '#src/compose.ts'
import { readConfig } from '#src/config.ts'
import { createApp } from '#src/http/create-app.ts'
import { tick } from '#src/jobs/tick.ts'

interface Env extends Readonly<Record<string, unknown>> {
  readonly DB: AnyD1Database
}

function start(env: Env) {
  const config = readConfig(env, 'serve')
  return { config, deps: compose(config, drizzle(env.DB), 'workers') }
}

export default {
  fetch(request: Request, env: Env): Response | Promise<Response> {
    const { config, deps } = start(env)
    return createApp({ deps, apiToken: config.apiToken }).fetch(request)
  },
  async scheduled(_event: unknown, env: Env): Promise<void> {
    const { deps } = start(env)
    await tick(deps)
  },
}
