import { onTestFinished } from 'vitest'
import type { Clock } from '#src/ports/clock.ts'
import type { Deps } from '#src/ports/deps.ts'
import { openDeps } from '#test/support/open-deps.ts'
import { origin, token } from './notion-workspace.ts'

/**
 * The whole service on a test workspace, with a store of its own that goes when the test ends; its mail goes nowhere.
 * @param settings as in the environment
 */
export async function serviceOn(settings: Readonly<Record<string, string>>, clock: Clock): Promise<Deps> {
  const { deps, close } = await openDeps(
    {
      NOTION_TOKEN: token,
      NOTION_API_URL: origin,
      SMTP_URL: 'smtp://mail.test:25',
      MAIL_FROM: 'okr@lumen.example',
      DIGEST_TO: 'cto@lumen.example',
      ...settings,
    },
    clock,
  )
  onTestFinished(close)
  return { ...deps, mailer: { send: async () => ({ state: 'sent' }) } }
}
