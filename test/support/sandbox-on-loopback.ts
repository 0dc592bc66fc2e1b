import { generateKeyPairSync } from 'node:crypto'
import { Hono } from 'hono'
import type { TestProject } from 'vitest/node'
import { createSystemClock } from '#src/adapters/console/create-system-clock.ts'
import type { Instant } from '#src/core/model.ts'
import { registerApp } from '#src/sandbox/github/seed-app.ts'
import { listenOnLoopback } from '#src/sandbox/listen-on-loopback.ts'
import { startCompany } from './start-company.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Settings for the demo company's stand-ins. */
    settings: Readonly<Record<string, string>>
    /** What takes the place of GITHUB_TOKEN where GitHub is read as an App; the key is as GitHub hands it out. */
    app: Readonly<Record<string, string>>
    /**
     * Answers the mails that the SMTP stand-in has taken, as JSON: [{ to, subject }]. A POST to `refuse/<address>/<450, 550 or 0>`
     * below it sets what becomes of a recipient, one to `drop` cuts the next connection after its mail.
     */
    mailsUrl: string
  }
}

/** What people type in the hours before midnight they typed the day before: the company is not to hang on when its tests run. */
function lastNoon(now: Instant): Instant {
  const noon = new Date(`${now.slice(0, 10)}T12:00:00.000Z`)
  if (noon.toISOString() > now) noon.setUTCDate(noon.getUTCDate() - 1)
  return noon.toISOString()
}

/** Starts the demo company outside workerd, where its tests can reach it over loopback. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Inside workerd the service takes its time from the machine, so the stand-ins must agree with it.
  const clock = createSystemClock()
  const { sandbox, settings } = await startCompany(lastNoon(clock.now()), clock)
  const app = new Hono()
    .get('/', (context) =>
      context.json(sandbox.smtp.messages.map(({ envelope, subject }) => ({ to: envelope.to, subject }))),
    )
    .post('/refuse/:to/:code', (context) => {
      const { to, code } = context.req.param()
      sandbox.smtp.refuse(to, code === '450' ? 450 : code === '550' ? 550 : null)
      return context.json({})
    })
    .post('/drop', (context) => {
      sandbox.smtp.dropNext()
      return context.json({})
    })
  const mails = await listenOnLoopback(app)
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 })
  const { id, installationId } = registerApp(
    sandbox.github.state,
    publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  )
  project.provide('settings', settings)
  project.provide('app', {
    GITHUB_APP_ID: `${id}`,
    GITHUB_APP_INSTALLATION_ID: `${installationId}`,
    GITHUB_APP_PRIVATE_KEY: privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
  })
  project.provide('mailsUrl', `${mails.url}/`)
  return async () => {
    await mails.close()
    await sandbox.close()
  }
}
