import * as z from 'zod'
import { uuid } from './access.ts'
import type { Context } from './context.ts'
import { notFound } from './errors.ts'
import { parseRequest } from './parse-request.ts'
import type { User } from './state.ts'
import { pagingQuery, walk } from './walk.ts'

/** A user as rows and pages mention it. */
export function partialUser(id: string): object {
  return { object: 'user', id }
}

/** GET /v1/users/me: the bot of the token. */
export function retrieveSelf(context: Context): object {
  return retrieveUser(context, context.connection.botId)
}

/** GET /v1/users/{user_id} */
export function retrieveUser(context: Context, id: string): object {
  const user = context.state.users.get(uuid('user_id', id))
  if (!user) throw notFound('user', id)
  return answerUser(context, user)
}

/** GET /v1/users: members and bots, no guests. */
export function listUsers(context: Context, query: Record<string, string>): object {
  const paging = parseRequest(z.strictObject(pagingQuery), query, 'query')
  const { users } = context.state
  const members = () => [...users.values()].filter((user) => !user.guest).map((user) => user.id)
  const { keys, next_cursor, has_more } = walk(context, 'users', paging, members)
  const results = keys.flatMap((id) => users.get(id) ?? []).map((user) => answerUser(context, user))
  return { object: 'list', results, next_cursor, has_more, type: 'user', user: {} }
}

function answerUser(context: Context, user: User): object {
  const common = { object: 'user', id: user.id, name: user.name, avatar_url: null }
  if (user.kind === 'person') {
    const email = context.connection.readsEmail && user.email !== null ? { email: user.email } : {}
    return { ...common, type: 'person', person: email }
  }
  if (user.id !== context.connection.botId) return { ...common, type: 'bot', bot: {} }
  const bot = {
    owner: { type: 'workspace', workspace: true },
    workspace_id: context.state.workspaceId,
    workspace_limits: { max_file_upload_size_in_bytes: 5 * 1024 * 1024 },
    workspace_name: 'Sandbox',
  }
  return { ...common, type: 'bot', bot }
}
