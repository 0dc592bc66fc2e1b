import { expect, onTestFinished, test } from 'vitest'
import { sync } from '#src/jobs/sync.ts'
import { addIssue } from '#src/sandbox/linear/seed.ts'
import { showPage } from '#src/sandbox/notion/show-page.ts'
import { LOOPBACK, letThrough } from '#test/support/network.ts'
import { openDeps } from '#test/support/open-deps.ts'
import { startCompany } from '#test/support/start-company.ts'
import { createTestClock } from '#test/support/test-clock.ts'

const HELD = 'Linear has not answered since 20 Nov; value and status are of 20 Nov. '
const TOLD_LAST = 'Linear has not answered since 20 Nov; progress and forecast are what it told last.'

const inOneLine = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ')

/** The demo company measured once, with its Linear to be switched off, and what a leader sees of rows that Linear measures. */
async function aCompany() {
  letThrough(LOOPBACK)
  const clock = createTestClock('2026-11-20T08:00:00.000Z')
  const { sandbox, settings } = await startCompany(clock.now(), clock)
  onTestFinished(() => sandbox.close())
  const { notion, linear, smtp } = sandbox
  const OPS_TO = 'ops@lumen-freight.example'
  const { deps, close } = await openDeps({ ...settings, OPS_TO }, clock)
  onTestFinished(close)

  async function at(moment: string, isDown: boolean) {
    clock.set(moment)
    const down = { status: 503, body: '<html>', headers: { 'Content-Type': 'text/html' } }
    linear.state.faults.splice(0, Infinity, ...Array.from({ length: isDown ? 20 : 0 }, () => down))
    return sync(deps)
  }
  const first = await at('2026-11-20T08:00:00.000Z', false)
  const rows = [...first.objectives, ...first.keyResults, ...first.initiatives]
  const shown = (title: string) => showPage(notion.state, rows.find((row) => row.title === title)?.id ?? '')
  /** Of what Linear measures, and of Linear. */
  const letters = () =>
    smtp.messages
      .filter(({ subject, text }) =>
        /^\[Source|event pipeline|every carrier/.test(`${subject} ${inOneLine(text)}`),
      )
      .map(({ envelope, subject }) => `${envelope.to} ${subject}`)
  return { at, shown, letters, linear }
}

test('while Linear is down a leader sees the last values with their age, for hours and days, and the new ones when it is back', async () => {
  const { at, shown, letters, linear } = await aCompany()
  const event = 'All carriers on the event pipeline'
  const seen = () => ({
    keyResult: shown(event),
    initiative: shown('Event pipeline for all carriers'),
    measuredByGithub: shown('Close 40 reliability issues'),
  })
  const before = seen()
  expect(before.keyResult).toMatchObject({ Current: 67.73, Status: 'On track', 'Data as of': '2026-11-20' })

  await at('2026-11-20T10:00:00.000Z', true)
  expect(seen()).toEqual(before)
  expect(letters()).toEqual([])

  for (const moment of ['2026-11-20T12:00:00.000Z', '2026-11-23T10:00:00.000Z']) {
    await at(moment, true)
    const { keyResult, initiative, measuredByGithub } = seen()
    const held = String(before.keyResult['Why']).replace(/ Measured: .* Rules/, ' Rules')
    expect(keyResult).toEqual({ ...before.keyResult, Why: `${HELD}${held}` })
    expect(initiative).toEqual({ ...before.initiative, Why: expect.stringContaining(TOLD_LAST) })
    expect(measuredByGithub).toMatchObject({ Current: 29, 'Data as of': moment.slice(0, 10) })
    expect(shown('Engineering ships small and safe')['Summary']).toMatch(
      / 1 held: Linear has not answered since 20 Nov\.$/,
    )
    expect(letters()).toEqual(['ops@lumen-freight.example [Source down] Linear since 20 Nov 2026, 10:00 UTC'])
  }

  // Meanwhile the work grew tenfold.
  const { projects, milestones, teams } = linear.state
  const [project] = projects.filter(({ name }) => name === 'Event pipeline')
  const [milestone] = milestones.filter(({ name }) => name === 'Backfill')
  const [team] = teams
  if (!project || !milestone || !team) return expect.unreachable('the demo company has them')
  for (let issue = 0; issue < 60; issue += 1)
    addIssue(linear.state, { team, project, milestone, estimate: 9 })
  await at('2026-11-23T10:05:00.000Z', false)
  // A person gets one letter a day.
  await at('2026-11-24T10:05:00.000Z', false)

  expect(seen().keyResult).toMatchObject({
    Current: 6.26,
    Status: 'Off track',
    'Data as of': '2026-11-24',
    Why: expect.not.stringContaining('not answered'),
  })
  expect(seen().initiative['Why']).not.toContain('not answered')
  expect(letters().slice(1).toSorted()).toEqual([
    'nadia@lumen-freight.example [Source restored] 2 key results are off track',
    'ops@lumen-freight.example [Source restored] Linear failed since 20 Nov 2026, 10:00 UTC',
  ])
})
