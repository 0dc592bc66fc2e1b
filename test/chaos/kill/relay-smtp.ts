import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import type { Passing } from './open-front.ts'

/** How a message ends, and an answer, of which each line but the last has a hyphen (RFC 5321, 4.1.1.4 and 4.2.1). */
const FINAL_DOT = '\r\n.\r\n'
const ANSWER = /^(?:\d{3}-.*\r\n)*\d{3}(?: .*)?\r\n/

/** Stands before a mail server that listens on this machine, and hands on command after command, each with its answer. */
export async function relaySmtp(
  port: number,
  pass: Passing,
): Promise<{ readonly port: number; close(): void }> {
  const server = createServer((client) => {
    const behind = connect(port, '127.0.0.1')
    const answers = answersOf(behind)
    let isMessage = false
    let begun = ''

    async function handBack(count: number): Promise<void> {
      for (let each = 0; each < count; each += 1) {
        const { value = '' } = await answers.next()
        isMessage = value.startsWith('354')
        client.write(value, 'latin1')
      }
    }

    let last = handBack(1)
    client.on('data', (piece) => {
      begun += piece.toString('latin1')
      if (!begun.endsWith(isMessage ? FINAL_DOT : '\r\n')) return
      const [whole, words] = [begun, isMessage ? ['message'] : commandsIn(begun)]
      begun = ''
      last = last.then(() =>
        pass(`smtp ${words.join(' ')}`, async () => {
          behind.write(whole, 'latin1')
          await handBack(words.length)
        }),
      )
    })
    endTogether(client, behind)
    endTogether(behind, client)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    close: () => server.close(),
  }
}

function commandsIn(text: string): string[] {
  return text
    .trimEnd()
    .split('\r\n')
    .map((line) => line.slice(0, 4))
}

/** Each whole, as Latin-1; they end with the connection. */
async function* answersOf(server: Socket): AsyncGenerator<string, void> {
  let text = ''
  try {
    for await (const piece of server) {
      text += (piece as Buffer).toString('latin1')
      for (let [answer] = ANSWER.exec(text) ?? []; answer !== undefined; [answer] = ANSWER.exec(text) ?? []) {
        text = text.slice(answer.length)
        yield answer
      }
    }
  } catch {
    // The connection is broken: that is an end too.
  }
}

function endTogether(one: Socket, other: Socket): void {
  one.on('error', () => {})
  one.on('close', () => other.destroy())
}
