import { serve } from '@hono/node-server'
import { createViewer } from '#src/http/create-viewer.ts'
import type { Sandbox } from '#src/sandbox/start-sandbox.ts'
import type { ViewerMail } from '#templates/viewer.tsx'
import { demoDatabases } from './demo-databases.ts'

interface DemoViewer {
  readonly url: string
  close(): Promise<void>
}

/**
 * Serves what the sandbox holds, as leaders and readers of mail see it, on 127.0.0.1.
 * @throws Error when the port is taken
 */
export function serveDemo(options: {
  readonly sandbox: Sandbox
  readonly summary: string
  readonly settings: readonly string[]
  readonly port: number
}): Promise<DemoViewer> {
  const { sandbox, settings, port } = options
  const summary = options.summary.split('\n').filter((line) => line.trim() !== '')
  const { fetch } = createViewer(() => ({
    summary,
    settings,
    mails: sandbox.smtp.messages.map(mailOf).reverse(),
    databases: demoDatabases(sandbox.notion.state),
  }))
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, port, hostname: '127.0.0.1' }, (address) =>
      resolve({
        url: `http://127.0.0.1:${address.port}`,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed())
            if ('closeAllConnections' in server) server.closeAllConnections()
          }),
      }),
    )
    server.once('error', reject)
  })
}

function mailOf(message: Sandbox['smtp']['messages'][number]): ViewerMail {
  const { envelope, subject, headers, html, text } = message
  return { to: envelope.to.join(', '), subject, headers, html: html ?? '', text: text ?? '' }
}
