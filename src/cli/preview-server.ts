import { readFile } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import { extname, join, sep } from 'node:path'
import { UsageError } from './usage-error.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
}

/** Mails themselves stay as they are sent: their page loads them again. */
const RELOAD = "<script>new EventSource('/changes').onmessage = () => location.reload()</script>"

export interface PreviewServer {
  readonly url: string
  /** Has the pages load again. @param fault shown in place of every page; empty: there is none */
  changed(fault: string): void
  close(): Promise<void>
}

/**
 * Serves the files of a folder on 127.0.0.1, and tells the pages that are open when they changed.
 * @param port 0 takes a free one
 * @throws UsageError when the port is taken
 */
export async function servePreviews(folder: string, port: number): Promise<PreviewServer> {
  const listeners = new Set<ServerResponse>()
  let fault = ''
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1')
    if (pathname === '/changes') return listen(listeners, response)
    if (fault !== '') return answer(response, 500, '.html', faultPage(fault))
    const name = pathname.endsWith('/') ? `${pathname}index.html` : pathname
    const file = join(folder, name)
    const body = file.startsWith(folder + sep) ? await readFile(file).catch(() => null) : null
    if (body === null) return answer(response, 404, '.txt', 'There is no such page.\n')
    answer(response, 200, extname(file), name.endsWith('/index.html') ? `${body}${RELOAD}` : body)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  }).catch((error: Error) => {
    throw new UsageError(`Port ${port} cannot be used: ${error.message}. Choose another with --port.`)
  })
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}/`,
    changed(found) {
      fault = found
      for (const listener of listeners) listener.write('data: changed\n\n')
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

/** Keeps the answer open for what is to come. */
function listen(listeners: Set<ServerResponse>, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' }).write('\n')
  listeners.add(response)
  response.once('close', () => listeners.delete(response))
}

function answer(response: ServerResponse, status: number, extension: string, body: string | Buffer): void {
  const type = TYPES[extension] ?? 'application/octet-stream'
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body)
}

/** It waits for the next change like any other page. */
function faultPage(fault: string): string {
  const shown = fault.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<!doctype html><title>Fault</title><pre>${shown}</pre>${RELOAD}`
}
