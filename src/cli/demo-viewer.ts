import { createViewer } from '#src/http/create-viewer.ts'
import { type Listening, listenOnLoopback } from '#src/sandbox/listen-on-loopback.ts'
import type { Sandbox } from '#src/sandbox/start-sandbox.ts'
import type { ViewerMail } from '#templates/viewer.tsx'
import { demoDatabases } from './demo-databases.ts'
import { UsageError } from './usage-error.ts'

export interface DemoViewer extends Listening {
  /** Tells what the last run did and how to reach the sandbox. */
  tell(news: { readonly summary: string; readonly settings: readonly string[] }): void
}

/**
 * Serves what the sandbox holds, as leaders and readers of mail see it, on 127.0.0.1.
 * @throws UsageError when the port is taken
 */
export async function serveDemo(sandbox: Sandbox, port: number): Promise<DemoViewer> {
  let summary: readonly string[] = ['The service is living through the last six weeks.']
  let settings: readonly string[] = []
  const viewer = createViewer(() => ({
    summary,
    settings,
    mails: sandbox.smtp.messages.map(mailOf).reverse(),
    databases: demoDatabases(sandbox.notion.state),
  }))
  const listening = await listenOnLoopback(viewer, port).catch((error: Error) => {
    throw new UsageError(`Port ${port} cannot be used: ${error.message}. Choose another with --port.`)
  })
  return {
    ...listening,
    tell(news) {
      summary = news.summary.split('\n').filter((line) => line.trim() !== '')
      settings = news.settings
    },
  }
}

function mailOf(message: Sandbox['smtp']['messages'][number]): ViewerMail {
  const { envelope, subject, headers, html, text, receivedAt, messageId } = message
  return {
    to: envelope.to.join(', '),
    subject,
    // A Message-ID of the service begins with it.
    kind: /^<(\w+)\./.exec(messageId ?? '')?.[1] ?? '',
    day: receivedAt.slice(0, 10),
    headers,
    html: html ?? '',
    text: text ?? '',
  }
}
