import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import type { DemoMails } from '#src/cli/demo-mails.ts'
import type { RunReport } from '#src/jobs/run-report.ts'

// `npm run check:demo` runs the demo as a newcomer does: it ends with 0 within its limit, prints one JSON document, and shows one
// of each thing that the service is for. `npm run check:demo -- --as-of DAY` asks the same of another day.

const MOST_SECONDS = 15

const start = performance.now()
const command = ['run', '-s', 'demo', '--', '--once', '--json', ...process.argv.slice(2)]
const { status, stdout, stderr } = spawnSync('npm', command, { encoding: 'utf8', maxBuffer: 100_000_000 })
const seconds = (performance.now() - start) / 1000

assert.equal(status, 0, stderr)
assert.match(stderr, /run (\d+) of \1\n/)
const report = JSON.parse(stdout) as RunReport & { readonly mails: DemoMails }
assert.equal(report.run.outcome, 'done')
assert.partialDeepStrictEqual(report.counts, { read: 68, failed: 0, measured: 8, unknown: 2 })

// Six decisions were asked for: one was put into the trash, and of one it was done what was decided.
const asked = report.decisions.filter(({ prepared }) => prepared)
assert.equal(asked.length, 5)
const done = asked.filter(({ followed }) => followed === 'as_decided')
assert.partialDeepStrictEqual(done, [{ choice: { kind: 'scope', target: 95 } }])
assert.equal(done.length, 1)
assert.match(asked.find(({ choice }) => choice)?.outcomeWords ?? '', /chance .* %/)
assert(asked.some(({ recovered }) => recovered))

const overruled = report.keyResults.find(({ overrule }) => overrule !== null)
assert.equal(overruled?.title, 'Accounts at risk of leaving from 31 to 12')
assert.equal(overruled?.overrule?.status, 'on_track')
const blocked = report.initiatives.find(({ health }) => health === 'blocked')
assert.match(blocked?.blockedSince ?? '', /^\d{4}-/)
for (const alignment of ['unlinked', 'broken'])
  assert.equal(report.objectives.filter((each) => each.alignment === alignment).length, 1, alignment)

assert(report.messages.some(({ kind }) => kind === 'digest'))
const kinds = new Set(report.mails.messages.map(({ what }) => what))
for (const kind of ['digest', 'initiatives', 'engineering', 'letters']) assert(kinds.has(kind), kind)
const told = new Set(report.mails.told.map(({ what }) => what))
for (const thing of [
  'off track, owner',
  'off track, lead',
  'off track, above',
  'off track, all-clear',
  'blocked, waited for',
  'a value is due',
  'a decision is due',
])
  assert(told.has(thing), thing)

process.stdout.write(`demo: ${seconds.toFixed(1)} s of ${MOST_SECONDS}\n`)
if (seconds > MOST_SECONDS) process.exitCode = 1
