import { badGateway, brokenBodies, lostRequests } from './broken-answers.ts'
import type { Asked, HttpFault } from './http-fault.ts'
import { notionError, rateLimited } from './notion-errors.ts'
import { isQuery, isWrite } from './notion-requests.ts'
import { type NotionHooks, notionRowFaults } from './notion-row-faults.ts'
import { notionSurprises } from './notion-surprises.ts'

export type NotionFaultKind = keyof ReturnType<typeof notionFaults>

/** Everything that Notion's documentation and its users tell of, and some that they do not. */
export function notionFaults(hooks: NotionHooks) {
  return {
    rate_limit_endpoint: { strike: () => rateLimited('public_api_endpoint_rate_limit', 1) },
    rate_limit_connection: { strike: () => rateLimited('public_api_request_rate_limit', 60) },
    rate_limit_workspace: { strike: () => rateLimited('public_api_space_request_rate_limit', 120) },
    // A token that is blocked stays so: no fault that passes.
    request_blocked: { weight: 0, strike: () => rateLimited('public_api_request_blocked', 1) },
    overload: {
      strike: () => notionError(529, 'service_overload', 'Notion is overloaded.', {}, { 'Retry-After': '5' }),
    },
    conflict: {
      fits: isWrite,
      strike: () => notionError(409, 'conflict_error', 'Conflict occurred while saving. Please try again.'),
    },
    internal_error: { strike: () => notionError(500, 'internal_server_error', 'Unexpected error occurred.') },
    bad_gateway: { strike: badGateway },
    unavailable: {
      strike: () => notionError(503, 'service_unavailable', 'Public API service is temporarily unavailable.'),
    },
    query_unavailable: {
      fits: isQuery,
      strike: () =>
        notionError(503, 'service_unavailable', 'The query took too long.', {
          endpoint_name: 'queryDataSource',
          notion_error_name: 'PgPoolWaitConnectionTimeout',
          retry_guidance: ['Retry with exponential backoff.', 'Reduce page_size.', 'Use narrower filters.'],
        }),
    },
    gateway_timeout: { strike: () => notionError(504, 'gateway_timeout', 'Notion timed out.') },
    committed_unavailable: {
      fits: isWrite,
      async strike(asked) {
        const answer = await asked.carryOut()
        if (!answer.ok) return answer
        const { id } = (await answer.json()) as { id: string }
        return notionError(
          503,
          'service_unavailable',
          'The request was saved, but took too long to answer.',
          {
            from: asked.method === 'POST' ? 'create' : 'updatePage',
            elapsed_ms: '55012',
            deadline_ms: '55000',
            retry_guidance: ['The write was committed. Do not repeat the write.'],
            committed_resource_id: id,
          },
        )
      },
    },
    ...lostRequests,
    committed_reset: { fits: isWrite, strike: (asked) => afterwards(asked, 'reset') },
    committed_silence: { weight: 0.2, fits: isWrite, strike: (asked) => afterwards(asked, 'silence') },
    ...brokenBodies,
    ...notionRowFaults(hooks),
    ...notionSurprises,
  } satisfies Record<string, HttpFault>
}

async function afterwards<How extends 'reset' | 'silence'>(asked: Asked, lost: How): Promise<{ lost: How }> {
  await asked.carryOut()
  return { lost }
}
