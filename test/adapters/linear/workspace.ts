import { createLinearSource } from '#src/adapters/linear/create-linear-source.ts'
import { parseLinks } from '#src/core/work/links.ts'
import type { EventPage, Following } from '#src/ports/work-source.ts'
import { createLinear } from '#src/sandbox/linear/create-linear.ts'
import { addTeam } from '#src/sandbox/linear/seed.ts'
import { serveAt } from '#test/support/network.ts'
import { silentLog as log } from '#test/support/silent-log.ts'

const apiKey = 'lin_api_0123456789'
const apiUrl = 'https://linear.test/graphql'

/** A workspace with one team, a source on it, and a clock that both read and tests set. */
export function workspace() {
  const clock = { at: '2026-11-20T08:00:00.000Z', now: () => clock.at }
  const linear = createLinear({ apiKey, now: () => new Date(clock.at), urlKey: 'acme' })
  serveAt('https://linear.test', linear.app)
  const connect = () => createLinearSource({ apiKey, apiUrl, log, everyMinutes: 5, clock })
  const source = connect()
  const read = (...urls: string[]) => source.read(parseLinks(urls.join('\n'), { github: 'github.com' }))

  /** One run: what it read, page by page, until it ends by itself or after so many pages. */
  async function follow(more: Partial<Following> = {}, pages = Infinity): Promise<EventPage[]> {
    const found: EventPage[] = []
    const following: Following = {
      streams: ['linear'],
      teams: [],
      cursors: [],
      since: '2026-08-22T08:00:00.000Z',
      now: clock.at,
      incidentLabels: [],
      ...more,
    }
    for await (const page of source.follow?.(following) ?? []) {
      found.push(page)
      if (found.length === pages) break
    }
    return found
  }

  return { ...linear, clock, connect, source, team: addTeam(linear.state, { key: 'ENG' }), read, follow }
}
