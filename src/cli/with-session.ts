import type { Deps } from '#src/ports/deps.ts'
import type { Context, SessionPurpose } from './context.ts'

/** Opens what a command needs and closes it whatever happens. */
export async function withSession<T>(
  context: Context,
  purpose: SessionPurpose,
  work: (deps: Deps) => Promise<T>,
): Promise<T> {
  const session = await context.open(context.env, purpose)
  try {
    return await work(session.deps)
  } finally {
    await session.close()
  }
}
