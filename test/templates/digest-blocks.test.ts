import { expect, test } from 'vitest'
import type { DeliverySummary, FigureCourse } from '#src/core/delivery/delivery-summary.ts'
import type { Figure } from '#src/core/delivery/figure.ts'
import type { DeliveryMeasure } from '#src/core/delivery/measures.ts'
import type { Evaluation } from '#src/core/evaluation.ts'
import type { KeyResultDay } from '#src/core/history.ts'
import type { DecisionLogFigures } from '#src/core/mail/decision-log.ts'
import { composeDigest } from '#src/core/mail/digest.ts'
import { Policy } from '#src/core/policy.ts'
import { addDays } from '#src/core/time/day.ts'
import { renderDigest } from '#templates/digest.tsx'
import { HOSTILE, VERY_LONG } from '#templates/fixtures/hostile.ts'
import {
  atRisk,
  decision,
  evaluation,
  finding,
  keyResult,
  lastWeek,
  objective,
  offTrack,
  person,
  unknown,
} from '#templates/fixtures/rows.ts'
import { byteSize, messageSize } from '#templates/mail/message-size.ts'
import { mailFaults, oneLine, readable } from './mail-faults.ts'

interface Beside {
  readonly earlier?: readonly KeyResultDay[]
  readonly delivery?: DeliverySummary | null
  readonly decisionLog?: DecisionLogFigures
  readonly pastDecisions?: ReadonlySet<string>
}

function digestOf(given: Partial<Evaluation>, { earlier = [], ...beside }: Beside = {}) {
  return renderDigest(
    composeDigest({
      evaluation: evaluation(given),
      earlier,
      week: '2026-W47',
      policy: Policy.parse({}),
      ...beside,
    }),
  )
}

const none: Figure = { kind: 'none', reason: 'empty', detail: 'Nothing failed.' }

function value(of: number | null): Figure {
  return of === null ? none : { kind: 'value', value: of, n: 12, p90: null, left: 0, unit: null }
}

function figure(measure: DeliveryMeasure, now: number | null, given: Partial<FigureCourse>): FigureCourse {
  return {
    measure,
    now: value(now),
    before: none,
    course: [],
    target: null,
    isMoreBetter: false,
    ...given,
  }
}

const DELIVERY: DeliverySummary = {
  asOf: '2026-11-20T08:00:00.000Z',
  days: 28,
  from: '2026-10-23',
  to: '2026-11-19',
  repositories: ['acme/shop'],
  teams: [],
  figures: [
    figure('deploy frequency', 12.5, { before: value(11), target: 10, isMoreBetter: true }),
    figure('lead time', 31, { before: value(26), target: 24 }),
    figure('change failure rate', 8, { before: value(8) }),
    figure('time to restore', null, { target: 4 }),
    figure('velocity', 20, {}),
  ],
  unkept: 0,
  unwatched: [],
  knownOn: null,
  leftOut: [],
  guardrails: [
    finding({ message: 'Reviews wait 31 h, the guardrail is 24 h.' }),
    finding({ message: 'Builds take long.' }),
  ],
}

test('delivery is four lines, each against the window before and its target, with what went beyond a guardrail', () => {
  const mail = digestOf({}, { delivery: DELIVERY })

  for (const part of [readable(mail.html), oneLine(mail.text).replaceAll(/ -+ /gu, ' ')]) {
    expect(part).toContain(
      'Delivery, 28 days against the 28 before Deploy frequency: 12.5 per week, was 11 per week · target 10 per week, met Lead time: 31 h, was 26 h · target 24 h, missed Change failure rate: 8 %, was 8 % · no target Time to restore: none restored, was none restored · target 4 h Guardrail: Reviews wait 31 h, the guardrail is 24 h. And 1 guardrail more.',
    )
    expect(part).not.toContain('Velocity')
  }
})

test('delivery that cannot be measured says so in one line, and that nobody asked for is not there', () => {
  expect(oneLine(digestOf({}, { delivery: null }).text)).toContain(
    'Delivery -------- Not measured: no repository that is linked in a Source could be read.',
  )
  expect(digestOf({}).text).not.toContain('Delivery')
})

test('nobody is asked about a decision of cycles that are over', () => {
  const decisions = ['one that runs', 'one of the past'].map((title) =>
    decision({ title, flags: ['no_rationale'] }),
  )
  const told = oneLine(digestOf({ decisions }, { pastDecisions: new Set(['one of the past']) }).text)

  expect(told).toContain('Decisions needed (1) -------------------- one that runs')
  expect(told).not.toContain('one of the past')
})

test('the decision log tells how long decisions take against what they should, and of how many that is known', () => {
  const times = (median: number | null) => ({
    decided: 1,
    timed: median === null ? 0 : 1,
    median,
    inTime: 0,
  })
  const log: DecisionLogFigures = {
    open: 5,
    overdue: 1,
    targetHours: 48,
    asked: { open: 0, recovered: 0, made: 0, trashed: 0 },
    cycle: '2026-Q4',
    inCycle: times(30),
    inAll: { decided: 21, timed: 12, median: 36.4, inTime: 7 },
    weeks: [null, 40, 36].map((median, index) => ({ week: `2026-W4${index}`, ...times(median) })),
    quality: null,
  }
  const told = (decisionLog: DecisionLogFigures) => oneLine(digestOf({}, { decisionLog }).text)

  expect(told(log)).toContain(
    '5 open, 21 decided, in 36 h (median of 12 timed) against 48 h; weekly –, 40, 36.',
  )
  expect(told({ ...log, inAll: { decided: 3, timed: 0, median: null, inTime: 0 } })).toContain(
    '5 open, 3 decided; none could be timed from Raised to Decided.',
  )
})

test.each([
  ['2026-10-05', 'Week 1 of 13 of 2026-Q4: finalise every key result'],
  ['2026-10-12', 'Week 2 of 13 of 2026-Q4: the first check-ins are due'],
  ['2026-10-26', 'Week 4 of 13 of 2026-Q4.'],
  ['2026-11-16', 'Week 7 of 13 of 2026-Q4: half of it is over'],
  ['2026-12-07', 'Week 10 of 13 of 2026-Q4: the last third; force-rank'],
  ['2026-12-21', 'Week 12 of 13 of 2026-Q4: push what can still be reached, and draft 2027-Q1 beside it.'],
  ['2026-12-28', 'Week 13 of 13 of 2026-Q4: it ends on 31 Dec; record the last values'],
])('on %s the digest says what the week asks for', (today, words) => {
  const { html, text } = digestOf({ today, keyResults: [keyResult({})] })

  expect(oneLine(text)).toContain(words)
  expect(readable(html)).toContain(words)
})

test('what is on track is one line with its numbers, its owner and its gain, and with a Note only where that is news', () => {
  const fine = keyResult({ title: 'Teams', note: 'All good.', noteSince: '2026-11-18' })
  const told = (noteSince: string) =>
    oneLine(
      digestOf({ keyResults: [{ ...fine, noteSince }] }, { earlier: [lastWeek(fine, { score: 0.5 })] }).text,
    )

  expect(told('2026-11-18')).toContain(
    'Score / expected · chance · owner · gain in 5 weeks or less Teams · 0.62 / 0.38 · 86 % · Dana Ilic · +0.12 · Note of 18 Nov: “All good.”',
  )
  expect(told('2026-11-02')).not.toContain('All good.')
})

test('teams with several objectives are one row, with the worst of them', () => {
  const of = (title: string, status: 'on_track' | 'off_track') =>
    objective({ title, level: 'team', team: 'Mobile', status })
  const mail = digestOf({
    objectives: [
      of('a', 'on_track'),
      of('b', 'off_track'),
      objective({ title: 'c', level: 'team', team: 'Web' }),
    ],
  })

  const text = oneLine(mail.text)
  expect(text).toContain('Mobile Team · 2 objectives Worst: b (Off track)')
  expect(text).toContain('c Team · Web · Ana Kos')
  expect(text).toContain('0.41 / 0.38 64 % ▲ At risk: Team mean of 3 objectives by weight')
})

/** A whole company with six weeks behind it. */
function company(
  objectives: number,
  each: number,
  words: string,
  make: (index: number) => typeof keyResult = () => keyResult,
) {
  const owners = [person(words)]
  const goals = Array.from({ length: objectives }, (_, index) =>
    objective({
      title: `${index} ${words}`,
      owners,
      level: (['company', 'department', 'team'] as const)[index % 3] ?? 'team',
      team: `${index % 7} ${words}`,
    }),
  )
  const rows = Array.from({ length: objectives * each }, (_, index) =>
    make(index)({
      title: `${index} ${words}`,
      objectiveId: goals[index % objectives]?.id ?? null,
      owners,
      note: words,
      noteSince: '2026-11-19',
      why: words,
    }),
  )
  const earlier = rows.flatMap((row) =>
    [35, 28, 21, 14, 7].map((ago) =>
      lastWeek(row, { day: addDays('2026-11-20', -ago), score: 0.2, status: 'not_started' }),
    ),
  )
  const findings = rows.map(({ id, title }) => finding({ pageId: id, title, message: words, mend: words }))
  return digestOf({ objectives: goals, keyResults: rows, findings }, { earlier, delivery: DELIVERY })
}

const USUAL = 'Raise the weekly active teams of the platform to 400'
const mixed = (index: number) => [keyResult, atRisk, offTrack, unknown][index % 4] ?? keyResult

test.each([
  ['one objective with one key result', 1, 1, USUAL, mixed],
  ['12 objectives with 48 key results', 12, 4, USUAL, mixed],
  ['500 key results', 50, 10, USUAL, mixed],
  ['500 key results off track', 50, 10, USUAL, () => offTrack],
  ['500 key results that nobody knows', 50, 10, USUAL, () => unknown],
  ['500 key results of the longest text', 50, 10, VERY_LONG, mixed],
  ['48 key results of hostile text', 12, 4, HOSTILE, mixed],
])(
  '%s are shown whole by every mail program, and nothing in the mail is refused',
  (_, objectives, each, words, make) => {
    const { subject, html, text } = company(objectives, each, words, make)

    expect(byteSize(html)).toBeLessThan(80_000)
    expect(messageSize(html) + messageSize(text)).toBeLessThan(98_000)
    expect(subject.length).toBeLessThanOrEqual(70)
    expect(mailFaults(html)).toEqual([])
  },
)

test('of 12 objectives with 48 key results every worry is shown', () => {
  const { text } = company(12, 4, USUAL, mixed)

  for (const section of ['✖ Off track (12)', '▲ At risk (12)', '✔ On track (12)'])
    expect(text).toContain(section)
  const worries = text.slice(text.indexOf('✖ Off track (12)'), text.indexOf('✔ On track (12)'))
  expect(worries).not.toContain('more in Notion')
})

test('a week in which nothing is known has no colour and no number, and asks for every mend once', () => {
  const rows = ['a', 'b'].map((title) => unknown({ title, owners: [person('Jonas Berg')] }))
  const { subject, text } = digestOf(
    {
      keyResults: rows,
      findings: rows.map(({ id }) => finding({ pageId: id, title: id, mend: 'Fill in Target.' })),
    },
    { earlier: rows.map((row) => lastWeek(row, { status: 'on_track', score: 0.5 })) },
  )

  expect(subject).toBe('OKR digest 2026-W47: none of 2 key results has a colour')
  expect(oneLine(text)).toContain('2 mends by owner: Jonas Berg 2.')
  expect(text.match(/Fill in Target\./gu)).toHaveLength(2)
  expect(text).not.toMatch(/\b0 %|0\.00/u)
})
