import * as z from 'zod'
import { checkLimits } from '#src/adapters/support/check-limits.ts'
import { failure, ok, warning } from '#src/adapters/support/checks.ts'
import { guardedCheck } from '#src/adapters/support/guarded-check.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import type { Check, Checkup } from '#src/ports/checkup.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { Log } from '#src/ports/log.ts'
import { connectLinear } from './connect-linear.ts'
import { doctorDocument } from './documents.ts'
import { Title } from './linear-answer.ts'

const Nodes = z.object({ nodes: z.array(z.unknown()) })

const Answer = z.object({
  viewer: z.object({ displayName: Title }),
  organization: z.object({ name: Title, urlKey: z.string() }),
  teams: z.object({ nodes: z.array(z.object({ key: Title })) }),
  projects: Nodes,
  initiatives: Nodes,
})
type Answer = z.infer<typeof Answer>

const rights =
  'Give the key the Read scope and the teams it needs, in Linear under Settings, Security & access.'

/** Looks at Linear with one request. */
export function createLinearCheckup(options: {
  readonly apiKey: string
  readonly apiUrl: string
  readonly clock: Pick<Clock, 'now'>
  readonly log: Log
  readonly timeoutMs?: number
}): Checkup {
  return {
    name: 'Linear',
    async check() {
      const asked = await guardedCheck('The key', async () => {
        const linear = connectLinear(options)
        return { answer: await linear.ask(doctorDocument, {}, Answer), limits: linear.limits.all() }
      })
      if ('failed' in asked) return [asked.failed]
      const { answer, limits } = asked.found
      return [
        ok(
          'The key',
          `LINEAR_API_KEY reads as ${answer.viewer.displayName} in the workspace ${answer.organization.name} (linear.app/${cleanText(answer.organization.urlKey, 60)}).`,
        ),
        teamsOf(answer),
        seen('Projects', answer.projects),
        seen('Initiatives', answer.initiatives),
        ...checkLimits(limits, { requests: 'requests per hour', complexity: 'complexity per hour' }),
      ]
    },
  }
}

function teamsOf({ teams }: Answer): Check {
  const keys = teams.nodes.map(({ key }) => key)
  if (keys.length === 0) {
    return failure('Teams', 'people', 'The key sees no team, so no issue and no cycle can be read.', rights)
  }
  return ok('Teams', `The key sees ${keys.length}: ${cleanText(keys.join(', '), 120)}.`)
}

/** A key that may not see something is told of nothing, so that nothing may also mean that there is nothing. */
function seen(subject: 'Projects' | 'Initiatives', { nodes }: z.infer<typeof Nodes>): Check {
  const thing = subject.toLowerCase()
  if (nodes.length > 0) return ok(subject, `The key can read ${thing}.`)
  return warning(
    subject,
    `The key sees no ${thing}: there are none, or it may not read them.`,
    `If Linear has ${thing}: ${rights}`,
  )
}
