import { expect, test } from 'vitest'
import { Policy } from '#src/core/policy.ts'
import { audit } from '#src/jobs/audit.ts'
import { aKeyResult, aSnapshot, NOW } from '#test/core/a-snapshot.ts'
import { aDiscovery } from '#test/core/audit/a-discovery.ts'

test('a link waits for the setting that connects its system, and not for an outage to pass', async () => {
  const source = 'https://linear.app/acme/project/signups-1234567890ab'
  const measured = aKeyResult({ source, measure: 'progress', current: null })
  const snapshot = aSnapshot({ keyResults: [measured] })

  const report = await audit(
    {
      discovery: { discover: async () => aDiscovery({ snapshot }) },
      policy: Policy.parse({}),
      hosts: { github: 'github.com' },
      clock: { now: () => NOW, sleep: async () => {} },
    },
    'https://www.notion.so/okrs',
  )

  expect(report.mends).toMatchObject({ unscored: 1, list: [{ need: 'connection' }] })
})
