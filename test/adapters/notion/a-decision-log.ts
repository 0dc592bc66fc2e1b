import type { NewDecision } from '#src/core/decisions/new-decision.ts'
import { preparedMark } from '#src/core/decisions/prepared-mark.ts'
import { refusal } from './a-connection.ts'
import { memoryRows, testWorkspace } from './notion-workspace.ts'

/** What happens to each request that adds a row or changes one: whether Notion gets it, and what is answered then. */
export interface Fate {
  readonly isLost?: boolean
  readonly answer?: (id: string) => Response | Promise<Response>
  /** What happens before Notion gets it. */
  readonly before?: () => void
  /** For so long no query shows what is added. */
  readonly staleMs?: number
}

/** Every test begins with the same company: made by init, with one key result and one initiative. */
const laid = (async () => {
  const notion = testWorkspace()
  const { settings } = await notion.init({
    fetch: async (url, init) => (await notion.app.request(url, init)) as Response,
  })
  const keyResult = notion.row(settings.NOTION_KEY_RESULTS, { 'Key result': 'Revenue' })
  const initiative = notion.row(settings.NOTION_INITIATIVES, { Initiative: 'New checkout' })
  return { state: notion.state, settings, keyResult, initiative }
})()

/** @param changes made to the decision log, one after the other, before the service reads it */
export async function aDecisionLog(fates: readonly Fate[] = [], ...changes: readonly object[]) {
  const { state, settings, keyResult, initiative } = await laid
  const at = { now: (): string => '2026-11-20T08:00:00.000Z' }
  const notion = testWorkspace({ now: () => new Date(at.now()) })
  at.now = () => notion.clock.at
  Object.assign(notion.state, structuredClone(state))
  const log = settings.NOTION_DECISIONS
  for (const properties of changes) await notion.call('PATCH', `data_sources/${log}`, { properties })
  const configured = {
    objectives: [settings.NOTION_OBJECTIVES],
    keyResults: [settings.NOTION_KEY_RESULTS],
    initiatives: [settings.NOTION_INITIATIVES],
    decisions: [log],
  }
  const bodies: { properties: object }[] = []
  const rows = memoryRows()
  const okrs = notion.okrs(
    configured,
    async (url, init) => {
      const through = async () => (await notion.app.request(url, init)) as Response
      const isChange =
        init?.method === 'PATCH' || (init?.method === 'POST' && String(url).endsWith('/v1/pages'))
      if (!isChange) return through()
      bodies.push(JSON.parse(String(init.body)))
      const { isLost, answer, staleMs, before } = fates[bodies.length - 1] ?? {}
      if (staleMs !== undefined) {
        const until = new Date(Date.parse(notion.clock.at) + staleMs).toISOString()
        notion.state.lag = { pages: structuredClone(notion.state.pages), until }
      }
      before?.()
      const carried = isLost ? null : await through()
      const id = carried ? ((await carried.clone().json()) as { id: string }).id : ''
      return answer?.(id) ?? carried ?? Promise.reject(new TypeError('fetch failed'))
    },
    rows,
  )
  const key = `${keyResult}-2026-11-20`
  const decision: NewDecision = {
    key,
    pageId: keyResult,
    title: 'Revenue: what now?',
    raised: '2026-11-20',
    context: 'Revenue is at 150 of 200.',
    options: 'A. Scope: Target 170 instead of 200.\nD. Accept: expected to end at 0.6.',
    recommendation: 'A, since its chance is known.',
    ifNoResponse: 'It is asked again.',
    owners: [],
    decideBy: '2026-11-27',
    reviewDate: '2026-12-25',
    keyResults: [keyResult],
    initiatives: [initiative],
    prepared: preparedMark('2026-11-20', 'off track since 16 Nov', key),
  }
  await okrs.read()
  return {
    notion,
    okrs,
    again: () => notion.okrs(configured, undefined, rows),
    log,
    keyResult,
    initiative,
    decision,
    bodies,
    /** Pages that are in the decision log. */
    pages: () =>
      [...notion.state.pages.values()].filter(
        ({ parent, trashed }) => parent.type === 'data_source_id' && parent.id === log && !trashed,
      ),
  }
}

export const silence = { answer: () => Promise.reject(new DOMException('too late', 'TimeoutError')) }
export const cut = { answer: () => Promise.reject(new TypeError('fetch failed')) }
export const committed = {
  answer: (id: string) =>
    refusal(503, 'service_unavailable', { additional_data: { committed_resource_id: id } }),
}
