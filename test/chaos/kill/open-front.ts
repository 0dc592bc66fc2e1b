import { type Listening, listenOnLoopback } from '#src/sandbox/listen-on-loopback.ts'
import type { Sandbox } from '#src/sandbox/start-sandbox.ts'
import { relaySmtp } from './relay-smtp.ts'

/** Whatever a process asks of the outside passes by here: what, for example `notion PATCH`, and how it is carried out. */
export type Passing = (what: string, carryOut: () => Promise<void>) => Promise<void>

/** Addresses before those of the stand-ins. */
export interface Front {
  /** To be put in place of the sandbox's own. */
  readonly settings: Readonly<Record<string, string>>
  close(): Promise<void>
}

/**
 * Stands before the stand-ins of a sandbox.
 * @param pass what is asked is answered when it ends
 * @param note is told each request before it is carried out
 */
export async function openFront(
  sandbox: Sandbox,
  pass: Passing,
  note: (url: string, init: RequestInit) => void,
): Promise<Front> {
  const smtp = await relaySmtp(sandbox.smtp.port, pass)
  const open: Listening[] = []
  const settings: Record<string, string> = {
    SMTP_URL: (sandbox.settings['SMTP_URL'] ?? '').replace(/\d+$/, `${smtp.port}`),
  }
  for (const system of ['notion', 'linear', 'github']) {
    const name = `${system.toUpperCase()}_API_URL`
    const behind = sandbox.settings[name] ?? ''
    const fetch = async (request: Request) => {
      const { pathname, search } = new URL(request.url)
      const { method, headers } = request
      const body = method === 'GET' ? null : await request.text()
      const url = `${new URL(behind).origin}${pathname}${search}`
      let answer = new Response(null, { status: 503 })
      await pass(`${system} ${method}`, async () => {
        const init = { method, headers, body }
        note(url, init)
        answer = await sandbox.fetch(url, init)
      })
      return answer
    }
    const front = await listenOnLoopback({ fetch })
    open.push(front)
    settings[name] = behind.replace(new URL(behind).origin, front.url)
  }
  return {
    settings,
    async close() {
      smtp.close()
      await Promise.all(open.map((front) => front.close()))
    },
  }
}
