import { createSqlStore } from '#src/adapters/sql/create-sql-store.ts'
import { post } from '#src/core/letters/post.ts'
import { MailPolicy } from '#src/core/mail/mail-policy.ts'
import { freeze } from '#src/jobs/freeze.ts'
import { renderDigest } from '#templates/digest.tsx'
import { COMPANY } from '#templates/fixtures/company.ts'
import { digestOf } from '#templates/fixtures/digest.ts'
import { aSubject, RED } from '#templates/fixtures/letters.ts'
import { keyResult, objective } from '#templates/fixtures/rows.ts'
import { renderLetter } from '#templates/letter.tsx'
import { openLibsql } from '#workers/open-libsql.ts'

// `npm run check:mail` measures the processor time of rendering and queueing mail for 500 people, from a cold start.

const RECIPIENTS = 500
/** Seconds of processor time, of each kind of mail. */
const MOST_SECONDS = 2

const NOW = COMPANY.asOf
const people = Array.from({ length: RECIPIENTS }, (_, index) => `person${index}@example.test`)

const store = await openLibsql('file::memory:')
const { outbox } = createSqlStore(store.db, 'acme')
const deps = {
  outbox,
  workspace: 'acme',
  mail: { from: 'OKR sync <okr@example.test>' },
  log: { info() {}, warn() {}, error() {} },
} as unknown as Parameters<typeof freeze>[0]

await measure('a digest of 12 objectives and 48 key results', 'digest', async () => {
  await freeze(
    deps,
    { kind: 'digest', slot: '2026-W47', to: people, ...renderDigest(digestOf(company())) },
    NOW,
  )
})
await measure('a letter to each of them', 'escalation', async () => {
  const { letters } = post({
    subjects: people.map((to, index) =>
      aSubject(
        { kind: 'escalation', rung: 'owner', escalation: { ...RED, title: `Key result ${index}` } },
        { key: `e${index}/owner`, episode: `e${index}`, to: [to] },
      ),
    ),
    told: [],
    tried: new Map(),
    policy: MailPolicy.parse({}),
    timezone: 'Europe/Zagreb',
    evaluation: COMPANY,
    now: NOW,
  })
  for (const letter of letters) {
    const { kind, slot, to, references } = letter
    const subjects = letter.subjects.map(({ key }) => key)
    await freeze(deps, { kind, slot, to: [to], references, subjects, ...renderLetter(letter) }, NOW)
  }
})
store.close()

async function measure(what: string, kind: string, work: () => Promise<void>): Promise<void> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  const seconds = (user + system) / 1e6
  const queued = (await outbox.list(['pending'])).filter((message) => message.kind === kind)
  const [size = 0] = queued.map(({ html }) => Buffer.byteLength(html))
  process.stdout.write(
    `${what}: ${queued.length} messages of ${Math.round(size / 1000)} kB HTML rendered and queued in ${seconds.toFixed(2)} s of processor time\n`,
  )
  if (queued.length !== RECIPIENTS) throw new Error(`${RECIPIENTS} were to be queued.`)
  if (seconds > MOST_SECONDS) throw new Error(`More than ${MOST_SECONDS} s.`)
}

function company() {
  const objectives = Array.from({ length: 12 }, (_, index) =>
    objective({ title: `Objective ${index}`, status: index % 3 === 0 ? 'off_track' : 'on_track' }),
  )
  const keyResults = objectives.flatMap(({ id, title }) =>
    Array.from({ length: 4 }, (_, index) =>
      keyResult({
        title: `${title}, key result ${index}`,
        objectiveId: id,
        status: (['off_track', 'at_risk', 'on_track'] as const)[index] ?? 'on_track',
      }),
    ),
  )
  return { ...COMPANY, objectives, keyResults }
}
