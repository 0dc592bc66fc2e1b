import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import type { DemoMails } from '#src/cli/demo-mails.ts'
import type { RunReport } from '#src/jobs/run-report.ts'

test('the demo runs the main job on real protocols, prints one JSON document and ends with 0', async () => {
  const demo = spawn('npm', ['run', '-s', 'demo', '--', '--once', '--json'])
  const [out, progress, code] = await Promise.all([
    text(demo.stdout),
    text(demo.stderr),
    new Promise((resolve) => demo.once('close', resolve)),
  ])

  expect(code, progress).toBe(0)
  const report = JSON.parse(out) as RunReport & { readonly mails: DemoMails }
  expect(report.run.outcome).toBe('done')
  expect(report.counts).toMatchObject({ read: 68, failed: 0 })
  expect(report.counts.measured).toBe(8)
  // Six were asked for: one was put into the trash, and of one it was done what was decided.
  const asked = report.decisions.filter(({ prepared }) => prepared)
  expect(asked).toHaveLength(5)
  expect(asked.filter(({ followed }) => followed === 'as_decided')).toMatchObject([
    { choice: { kind: 'scope', target: 95 } },
  ])
  expect(asked.find(({ choice }) => choice)?.outcomeWords).toMatch(/chance .* %/)
  expect(asked.filter(({ recovered }) => recovered)).not.toHaveLength(0)
  expect(report.counts.unknown).toBe(2)
  expect(report.messages.map(({ kind }) => kind)).toContain('digest')
  expect(report.keyResults.find(({ overrule }) => overrule !== null)).toMatchObject({
    title: 'Accounts at risk of leaving from 31 to 12',
    overrule: { status: 'on_track' },
  })
  expect(report.initiatives.find(({ health }) => health === 'blocked')?.blockedSince).toMatch(/^\d{4}-/)
  expect(report.objectives.filter(({ alignment }) => alignment === 'unlinked')).toHaveLength(1)
  expect(report.objectives.filter(({ alignment }) => alignment === 'broken')).toHaveLength(1)
  expect(progress).toMatch(/run (\d+) of \1\n/)

  const { messages, told } = report.mails
  const kinds = messages.map(({ what }) => what)
  expect(kinds).toEqual(expect.arrayContaining(['digest', 'initiatives', 'engineering', 'letters']))
  const things = told.map(({ what }) => what)
  for (const thing of [
    'off track, owner',
    'off track, lead',
    'off track, above',
    'off track, all-clear',
    'blocked, waited for',
    'a value is due',
    'a decision is due',
  ])
    expect(things).toContain(thing)
}, 60_000)
