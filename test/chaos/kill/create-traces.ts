import type { Log } from '#src/ports/log.ts'
import type { Delivery, Mail } from '#src/ports/mailer.ts'

/** A cell of Notion's that was set. */
export interface SetCell {
  /** The page's id and the property's. */
  readonly cell: string
  readonly value: string
}

/** What processes of the service did to the outside, and said of themselves. */
export interface Traces {
  readonly setCells: readonly SetCell[]
  readonly mails: readonly Mail[]
  readonly errors: readonly string[]
  noteRequest(url: string, init?: RequestInit): void
  takeMail(mail: Mail): Promise<Delivery>
  readonly noteError: Log['error']
}

export function createTraces(): Traces {
  const setCells: SetCell[] = []
  const mails: Mail[] = []
  const errors: string[] = []
  return {
    setCells,
    mails,
    errors,
    noteRequest(url, init) {
      if (init?.method !== 'PATCH') return
      const { properties = {} } = JSON.parse(String(init.body)) as { properties?: object }
      for (const [id, value] of Object.entries(properties)) {
        setCells.push({ cell: `${new URL(url).pathname} ${id}`, value: JSON.stringify(value) })
      }
    },
    async takeMail(mail) {
      mails.push(mail)
      return { state: 'sent' }
    },
    noteError(event, data) {
      errors.push(`${event} ${JSON.stringify(data)}`)
    },
  }
}
