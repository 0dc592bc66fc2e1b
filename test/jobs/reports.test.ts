import { expect, test } from 'vitest'
import { createSmtpMailer } from '#src/adapters/smtp/create-smtp-mailer.ts'
import { MailPolicy, REPORTS } from '#src/core/mail/mail-policy.ts'
import { pastReport } from '#src/jobs/past-report.ts'
import { sendReport } from '#src/jobs/send-report.ts'
import { tick } from '#src/jobs/tick.ts'
import { Failure } from '#src/ports/failure.ts'
import type { Mail } from '#src/ports/mailer.ts'
import { aKeyResult, anObjective } from '#test/core/a-snapshot.ts'
import { deployed, WHOLE } from '#test/core/delivery/some-events.ts'
import { full, openStory } from './a-story.ts'

const CTO = { digestTo: ['cto@example.com'] }

/** Which reports left to whom, as `2026-11-09 08:00 digest cto@example.com`. */
function reportsOf({ posted }: Awaited<ReturnType<typeof openStory>>): readonly string[] {
  const lines = posted.splice(0).flatMap(({ at, to, messageId }) => {
    const report = REPORTS.find((name) => messageId.startsWith(`<${name}.`))
    return report === undefined ? [] : `${at.slice(0, 16).replace('T', ' ')} ${report} ${to}`
  })
  return lines.toSorted()
}

function opened(given: Partial<Parameters<typeof openStory>[0]> = {}) {
  return openStory({ start: full('2026-11-03 08:00'), keyResult: { current: 24 }, to: CTO, ...given })
}

test('a report leaves at its time, once, whatever ticks come twice and whenever its process dies', async () => {
  const story = await opened()
  await story.at('2026-11-04 08:00', '2026-11-09 07:55')
  expect(reportsOf(story)).toEqual([])
  await story.dies('2026-11-09 08:00', 'outbox.freeze', 'after')
  await story.dies('2026-11-09 08:21', 'outbox.claim', 'before')
  story.clock.set(full('2026-11-09 08:42'))
  await Promise.all([tick(story.deps), tick(story.deps)])
  await story.at('2026-11-09 08:45', '2026-11-09 12:00', '2026-11-10 08:00')

  expect(reportsOf(story)).toEqual([
    '2026-11-09 08:42 digest cto@example.com',
    '2026-11-09 08:42 initiatives cto@example.com',
  ])
})

test('a report that was missed is caught up within a day; later it is left out, with a note, once, and the next one tells two weeks', async () => {
  const story = await opened()
  await story.at('2026-11-04 08:00', '2026-11-10 07:50', '2026-11-10 07:55')
  expect(reportsOf(story)).toEqual([
    '2026-11-10 07:50 digest cto@example.com',
    '2026-11-10 07:50 initiatives cto@example.com',
  ])

  await story.at('2026-11-17 08:05', '2026-11-17 08:10', '2026-11-18 08:00')
  expect(reportsOf(story)).toEqual([])
  expect(story.logged.map(({ event, data }) => [event, data])).toEqual([
    ['report skipped', { report: 'digest', slot: '2026-W47', due: full('2026-11-16 08:00') }],
    ['report skipped', { report: 'initiatives', slot: '2026-W47', due: full('2026-11-16 08:00') }],
  ])

  await story.at('2026-11-23 08:00')
  const next = story.posted.find(({ messageId }) => messageId.startsWith('<digest.'))
  expect(next?.text).toContain('Since 10 Nov: 1 worse.')
})

test('in the time zone of the company a report leaves at the same hour on both sides of a clock change, and after a holiday', async () => {
  const deps = {
    schedule: {
      timezone: 'Europe/Berlin',
      syncEveryMinutes: 5,
      digestAt: { weekday: 1, hour: 8, minute: 0 },
    },
  }
  const story = await opened({ start: full('2026-10-14 08:00'), deps, mail: { holidays: ['2026-11-02'] } })
  await story.at('2026-10-15 08:00', '2026-10-19 05:55', '2026-10-19 06:00')
  await story.at('2026-10-26 06:00', '2026-10-26 07:00', '2026-11-02 07:00', '2026-11-03 07:00')

  expect(reportsOf(story)).toEqual([
    '2026-10-19 06:00 digest cto@example.com',
    '2026-10-19 06:00 initiatives cto@example.com',
    '2026-10-26 07:00 digest cto@example.com',
    '2026-10-26 07:00 initiatives cto@example.com',
    '2026-11-03 07:00 digest cto@example.com',
    '2026-11-03 07:00 engineering cto@example.com',
    '2026-11-03 07:00 initiatives cto@example.com',
  ])
})

test('at the turn of a month and of a quarter their reports leave on their working days, about what is over', async () => {
  const story = await opened({ start: full('2026-12-30 08:00'), mail: { holidays: ['2027-01-01'] } })
  await story.at('2026-12-30 09:00', '2027-01-01 08:00', '2027-01-04 08:00')
  await story.at('2027-01-07 08:00', '2027-01-08 07:55', '2027-01-08 08:00', '2027-01-08 08:05')

  const subjects = story.posted.map(({ subject }) => subject)
  expect(reportsOf(story)).toEqual([
    '2027-01-04 08:00 digest cto@example.com',
    '2027-01-04 08:00 engineering cto@example.com',
    '2027-01-04 08:00 initiatives cto@example.com',
    '2027-01-08 08:00 quarterly cto@example.com',
  ])
  expect(subjects).toEqual(
    expect.arrayContaining([
      expect.stringContaining('2027-W01'),
      expect.stringContaining('2026-12'),
      expect.stringContaining('2026-Q4'),
    ]),
  )
})

test('a subscription gets its team alone, at its own time, and those who get everything hear no second time', async () => {
  const web = { to: ['web@example.com'], reports: ['digest'], teams: ['Web'], at: 'Tue 09:00' }
  const story = await opened({
    mail: { subscriptions: [web] },
    snapshot: {
      objectives: [
        anObjective({ id: 'o1', title: 'Seen goal', level: 'team', team: 'Web' }),
        anObjective({ id: 'o2', title: 'Hidden goal', level: 'team', team: 'Ops' }),
      ],
    },
    keyResults: [
      aKeyResult({ id: 'k1', title: 'Seen key result' }),
      aKeyResult({ id: 'k2', title: 'Hidden key result', objectives: ['o2'] }),
    ],
  })
  await story.at(
    '2026-11-09 07:00',
    '2026-11-09 08:00',
    '2026-11-10 08:55',
    '2026-11-10 09:00',
    '2026-11-10 09:05',
  )

  const [toWeb] = story.posted.filter(({ to }) => to === 'web@example.com')
  expect(toWeb?.text).toContain('Seen key result')
  expect(`${toWeb?.subject}${toWeb?.html}${toWeb?.text}`).not.toContain('Hidden')
  expect(reportsOf(story)).toEqual([
    '2026-11-09 08:00 digest cto@example.com',
    '2026-11-09 08:00 initiatives cto@example.com',
    '2026-11-10 09:00 digest web@example.com',
  ])
})

test('of two times of one report the one that was missed is noted, and the other is caught up however often it fails first', async () => {
  const web = { to: ['web@example.com'], reports: ['digest'], at: 'Tue 07:00' }
  const story = await opened({ mail: { subscriptions: [web] } })
  await story.at('2026-11-07 08:00')
  const down = () => Promise.reject(new Failure({ system: 'notion', code: 'unavailable', message: 'Down.' }))
  const { deps, clock } = story

  clock.set(full('2026-11-10 08:05'))
  await tick({ ...deps, okrs: { ...deps.okrs, read: down } })
  expect(reportsOf(story)).toEqual([])
  await story.at('2026-11-10 08:10', '2026-11-10 08:15')

  expect(reportsOf(story)).toEqual(['2026-11-10 08:10 digest web@example.com'])
  expect(story.logged.filter(({ event }) => event === 'report skipped').map(({ data }) => data)).toEqual([
    { report: 'digest', slot: '2026-W46', due: full('2026-11-09 08:00') },
    { report: 'initiatives', slot: '2026-W46', due: full('2026-11-09 08:00') },
  ])
})

test('where the time of the digest or the time zone changes between two ticks, a week has one digest still', async () => {
  const story = await opened()
  const { schedule } = story.deps
  const newYork = { ...schedule, timezone: 'America/New_York' }
  const thursday = { ...schedule, digestAt: { weekday: 4, hour: 8, minute: 0 } }
  const tickAt = async (moment: string, other: typeof schedule) => {
    story.clock.set(full(moment))
    await tick({ ...story.deps, schedule: other })
  }
  await story.at('2026-11-04 08:00', '2026-11-09 08:00')
  await tickAt('2026-11-09 13:00', newYork)
  await tickAt('2026-11-12 08:00', thursday)
  await tickAt('2026-11-19 08:00', thursday)
  await story.at('2026-11-23 08:00')

  expect(reportsOf(story).filter((line) => line.includes('digest'))).toEqual([
    '2026-11-09 08:00 digest cto@example.com',
    '2026-11-19 08:00 digest cto@example.com',
    '2026-11-23 08:00 digest cto@example.com',
  ])
})

test('a time that comes while the report leaves to others is not taken for done', async () => {
  const web = { to: ['web@example.com'], reports: ['digest'], at: 'Mon 08:01' }
  const story = await opened({ mail: { subscriptions: [web], perMinute: 1 } })
  await story.at('2026-11-04 08:00')
  story.clock.set(full('2026-11-09 08:00'))
  const slow = async (mail: Mail) => {
    const delivery = await story.deps.mailer.send(mail)
    await story.clock.sleep(90_000)
    return delivery
  }
  await tick({ ...story.deps, mailer: { send: slow } })
  await story.at('2026-11-09 08:05')

  expect(reportsOf(story)).toContain('2026-11-09 08:05 digest web@example.com')
})

test('a subscriber outside MAIL_DOMAINS is refused and named, and the others get theirs', async () => {
  const sent: string[] = []
  const real = createSmtpMailer({
    url: 'smtp://127.0.0.1:9',
    from: 'okr@example.com',
    domains: ['example.com'],
    runtime: 'node',
  })
  const story = await opened({
    mail: { subscriptions: [{ to: ['spy@elsewhere.example'], reports: ['digest'] }] },
  })
  const mailer = {
    async send(mail: Parameters<typeof real.send>[0]) {
      if (mail.to.endsWith('@elsewhere.example')) return real.send(mail)
      sent.push(mail.to)
      return { state: 'sent' as const }
    },
  }
  const report = await sendReport({ ...story.deps, mailer }, 'digest')

  expect(sent).toEqual(['cto@example.com'])
  expect(report.messages.map(({ to, state }) => [to, state])).toContainEqual([
    'spy@elsewhere.example',
    'rejected',
  ])
  expect(report.findings.map(({ code }) => code)).toContain('mail_rejected')
})

test('of a past week the digest and the initiatives update are the mails that left, byte for byte', async () => {
  const story = await opened({ initiative: { status: 'on_track' } })
  await story.at('2026-11-04 08:00')
  story.edit('2026-11-05 09:00', 'keyResults', 'k1', { current: 2 })
  await story.at('2026-11-05 09:05', '2026-11-05 10:00', '2026-11-09 08:00', '2026-11-09 09:00')
  const mailed = story.posted.filter(({ to }) => to === 'cto@example.com')
  story.edit('2026-11-10 09:00', 'keyResults', 'k1', { current: 50, title: 'Another title' })
  story.edit('2026-11-10 09:00', 'initiatives', 'i1', { status: 'blocked', blocker: 'No contract' })
  await story.at('2026-11-10 09:05', '2026-11-10 10:00', '2026-11-16 08:00')

  for (const report of ['digest', 'initiatives'] as const) {
    const past = await pastReport(story.deps, report, '2026-11-09T23:59:59.999Z')
    const was = mailed.find(({ messageId }) => messageId.startsWith(`<${report}.`))
    expect(past?.letters).toHaveLength(1)
    expect(past?.letters[0]).toMatchObject({ subject: was?.subject, html: was?.html, text: was?.text })
  }
})

test('of delivery a past digest counts what was read of that week since, and nothing else of it differs', async () => {
  const linked = { source: 'https://github.com/acme/shop' }
  const github = { system: 'github' as const, read: async () => [], requests: () => 0, async *follow() {} }
  const story = await opened({ keyResult: { current: 24, ...linked }, deps: { work: [github] } })
  const cursors = WHOLE.map((cursor) => ({ ...cursor, readUntil: full('2026-11-09 08:00') }))
  const deployment = (id: string, day: string) => deployed(id, full(`${day} 12:00`))
  await story.deps.events.save({
    events: [deployment('c1', '2026-10-29'), deployment('c2', '2026-11-05')],
    cursors,
    whole: [],
  })
  await story.at('2026-11-04 08:00', '2026-11-09 08:00')
  const was = story.posted.find(({ messageId }) => messageId.startsWith('<digest.'))
  const again = await pastReport(story.deps, 'digest', full('2026-11-09 23:59'))
  expect(again?.letters[0]?.html).toBe(was?.html)

  await story.deps.events.save({ events: [deployment('c3', '2026-11-06')], cursors, whole: [] })
  const past = await pastReport(story.deps, 'digest', full('2026-11-09 23:59'))

  const lines = (text = '') => new Set(text.split('\n'))
  const now = lines(past?.letters[0]?.text)
  const differing = [...lines(was?.text)].filter((line) => !now.has(line))
  expect(differing).toEqual(['Deploy frequency: 1 per week, was 1 per week · no target'])
})

test('two subscriptions that send one address the same report are refused: the second would be lost', () => {
  const web = { to: ['bo@example.com'], reports: ['digest', 'initiatives'], teams: ['Web'] }
  const ops = { to: ['Bo@example.com'], reports: ['digest'], teams: ['Ops'] }
  expect(() => MailPolicy.parse({ subscriptions: [web, ops] })).toThrow(
    /digest to bo@example.com a second time/,
  )
  expect(MailPolicy.parse({ subscriptions: [{ ...web, teams: ['Web', 'Ops'] }] }).subscriptions).toHaveLength(
    1,
  )
})
