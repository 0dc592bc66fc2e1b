import * as z from 'zod'
import { ok, warning } from '#src/adapters/support/checks.ts'
import { guardedCheck } from '#src/adapters/support/guarded-check.ts'
import type { Instant } from '#src/core/model.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import type { Check } from '#src/ports/checkup.ts'
import { Failure } from '#src/ports/failure.ts'
import type { Notion } from './connect-notion.ts'

const Self = z.object({
  name: z.string().nullish(),
  bot: z.object({ workspace_name: z.string().nullish().catch(null) }).optional(),
})

const Users = z.object({ results: z.array(z.unknown()) })

const PersonalUser = z.object({
  type: z.literal('person'),
  person: z.object({ email: z.string().nullish() }).optional(),
})

const where = "in Notion's developer portal, under the connection's capabilities"

/** Whether Notion takes the token. Nothing else can be looked at without it. */
export function checkToken(notion: Notion) {
  return guardedCheck('The token', async () => {
    const { name, bot } = await notion.ask({ to: 'say whose NOTION_TOKEN is' }, Self, (client) =>
      client.users.me({}),
    )
    const workspace = bot?.workspace_name ? ` in the workspace ${cleanText(bot.workspace_name, 80)}` : ''
    return ok(
      'The token',
      `NOTION_TOKEN is of the connection ${cleanText(name || 'without a name', 80)}${workspace}.`,
    )
  })
}

/** Addresses of people are needed for mail to owners, which OWNERS can name instead. */
export async function checkEmail(notion: Notion): Promise<Check> {
  const subject = 'Capability: user e-mail'
  const mend = `Give the connection "Read user information including email addresses" ${where}, or name owners in OWNERS.`
  const consequence = 'mail reaches only owners whom OWNERS names'
  try {
    const { results } = await notion.ask({ to: 'list the people of the workspace' }, Users, (client) =>
      client.users.list({ page_size: 100 }),
    )
    const people = results.flatMap((user) => PersonalUser.safeParse(user).data ?? [])
    if (people.some(({ person }) => person?.email))
      return ok(subject, 'Notion shows the addresses of people.')
    return people.length === 0
      ? warning(subject, `Notion lists no people, so it cannot be told; without it ${consequence}.`, mend)
      : warning(subject, `Notion shows no address of any person, so ${consequence}.`, mend)
  } catch (error) {
    const { code } = failureIn(error)
    if (code === 'forbidden')
      return warning(subject, `The connection may not see people, so ${consequence}.`, mend)
    return untold(subject, 'see the addresses of people')
  }
}

/** @param pageId any row; null: there is none to ask about */
export async function checkComments(notion: Notion, pageId: string | null): Promise<Check> {
  const subject = 'Capability: comments'
  if (pageId === null) return untold(subject, 'read comments')
  try {
    await notion.ask({ to: 'read the comments of a row' }, z.unknown(), (client) =>
      client.comments.list({ block_id: pageId, page_size: 1 }),
    )
    return ok(subject, 'The connection may read comments. Whether it may write them shows only when it does.')
  } catch (error) {
    const { code } = failureIn(error)
    if (code !== 'forbidden') return untold(subject, 'read comments')
    return warning(
      subject,
      'The connection may not read comments. Nothing needs them yet.',
      `Leave it so, or give the connection "Read comments" and "Insert comments" ${where}.`,
    )
  }
}

/** @param lastWrite when a run last wrote to Notion; null: none is known */
export function checkUpdate(lastWrite: Instant | null): Check {
  const subject = 'Capability: update content'
  if (lastWrite !== null) return ok(subject, `The run of ${lastWrite} wrote to Notion.`)
  return warning(
    subject,
    'Whether the connection may write cannot be told without writing, and no run is known to have written.',
    `See that the connection has "Update content" ${where}. The first okr-sync sync shows it.`,
  )
}

function untold(subject: string, what: string): Check {
  return warning(
    subject,
    `Whether the connection may ${what} cannot be told from Notion's answers.`,
    `Look it up ${where}.`,
  )
}

/** @throws the error where it is no fault of the outside */
function failureIn(error: unknown): Failure {
  if (error instanceof Failure) return error
  throw error
}
