import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { KeyResultDay } from '#src/core/history.ts'
import { noNews } from '#src/core/no-news.ts'
import { Policy } from '#src/core/policy.ts'
import { addDays } from '#src/core/time/day.ts'
import { keyResult, lastWeek } from '#templates/fixtures/rows.ts'
import { aLine } from './a-line.ts'

const WEST = { policy: Policy.parse({ timezone: 'America/Los_Angeles' }) }
const nothing = noNews

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'okr-sync-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

test('a day of --as-of ends where the organisation is', async () => {
  const { run, said, clock } = await aLine(WEST)
  clock.set('2026-11-20T17:00:00.000Z')
  await run('sync')
  // Ten in the evening there.
  clock.set('2026-11-21T06:00:00.000Z')
  await run('sync')

  expect(await run('digest', '--as-of', '2026-11-20', '--preview', aFolder())).toBe(0)
  expect(said.err).toContain('of 2026-11-21T06:00:00.000Z had it')
  await run('digest', '--as-of', '2026-11-20T23:59:59Z', '--preview', aFolder())
  expect(said.err).toContain('of 2026-11-20T17:00:00.000Z had it')
})

test('a past quarterly report counts each week of its quarter, also where the run was for something else', async () => {
  const { run, deps } = await aLine()
  const period = { start: '2026-07-01', end: '2026-09-30' }
  const days = Array.from(
    { length: 92 },
    (_, at): KeyResultDay =>
      lastWeek(keyResult({ id: 'k1', period }), { day: addDays(period.start, at), score: at / 100, period }),
  )
  await deps.history.remember({ ...nothing, days })
  await run('sync')
  const folder = aFolder()

  expect(await run('digest', 'quarterly', '--as-of', '2026-11-20', '--preview', folder)).toBe(0)

  const text = readFileSync(join(folder, 'quarterly-2026-Q3.txt'), 'utf8')
  // 92 days are 13 weeks and a day.
  expect(text).toContain('14 chances told, the last of each week, of 1 key result.')
})
