import { expect, test } from 'vitest'
import type { LogQuality } from '#src/core/decisions/log-quality.ts'
import { composeDigest } from '#src/core/mail/digest.ts'
import { Policy } from '#src/core/policy.ts'
import { renderDigest } from '#templates/digest.tsx'
import { evaluation } from '#templates/fixtures/rows.ts'
import { oneLine, readable } from '#test/templates/mail-faults.ts'

const NOTHING: LogQuality = {
  standing: 0,
  complete: 0,
  lacking: { owner: 0, rationale: 0, reversible: 0, review_date: 0 },
  openWithoutOwner: 0,
  withoutEffect: [],
  undecided: [],
  byKind: [],
  byOwner: [],
}

const times = (decided: number, timed: number, median: number | null, inTime = 0) => ({
  decided,
  timed,
  median,
  inTime,
})

/** What the digest says of the log, in text and in HTML alike. */
function told(quality: LogQuality | null, asked = { open: 0, recovered: 0, made: 0, trashed: 0 }): string {
  const inAll = times(21, 12, 36, 7)
  const mail = renderDigest(
    composeDigest({
      evaluation: evaluation({}),
      earlier: [],
      week: '2026-W47',
      policy: Policy.parse({}),
      decisionLog: {
        open: 5,
        overdue: 1,
        targetHours: 48,
        asked,
        cycle: '2026-Q4',
        inCycle: inAll,
        inAll,
        weeks: [],
        quality,
      },
    }),
  )
  const sectionOf = (text: string) => text.split('Decision log').at(-1)?.split('Data trust')[0] ?? ''
  const words = oneLine(sectionOf(mail.text))
    .replaceAll(/ ?https:\S+/g, '')
    .replaceAll(/^[ -]+|\s+$/g, '')
  expect(oneLine(sectionOf(readable(mail.html))).trim()).toBe(words)
  return words
}

const FIRST = '5 open, 21 decided, in 36 h (median of 12 timed) against 48 h.'

test('what became of the decisions that okr-sync has asked for is told', () => {
  expect(told(null, { open: 4, recovered: 2, made: 1, trashed: 1 })).toBe(
    `${FIRST} Asked for by okr-sync in this cycle: 1 decided, 1 put into the trash, 4 open (2 about what has recovered).`,
  )
  expect(told(null, { open: 1, recovered: 0, made: 0, trashed: 0 })).toBe(
    `${FIRST} Asked for by okr-sync in this cycle: 1 open.`,
  )
})

test('a log of which nothing is to be said, or can be, is one line', () => {
  expect(told(NOTHING)).toBe(FIRST)
  expect(told(null)).toBe(FIRST)
})

test('it says how many are complete and what the others lack, and which goals no decision covers', () => {
  expect(
    told({
      ...NOTHING,
      standing: 15,
      complete: 12,
      lacking: { owner: 0, rationale: 2, reversible: 0, review_date: 1 },
      openWithoutOwner: 1,
      undecided: [{ title: 'Sixty customers', properties: ['Target'], day: '2026-11-09' }],
    }),
  ).toBe(
    `${FIRST} 12 of the 15 that stand are complete; 2 without a rationale, 1 without a review date. 1 open without one owner. 1 goal changed without a decision: see the goals moved above.`,
  )
  expect(told({ ...NOTHING, standing: 3, complete: 3 })).toBe(`${FIRST} 3 of the 3 that stand are complete.`)
})

test('what is not known is no nought', () => {
  const lacking = { owner: 1, rationale: null, reversible: 0, review_date: 0 }

  expect(told({ ...NOTHING, standing: 15, complete: null, lacking })).toBe(
    `${FIRST} How many of the 15 that stand are complete is not known; 1 without one owner.`,
  )
  expect(
    told({
      standing: null,
      complete: null,
      lacking: { owner: null, rationale: null, reversible: null, review_date: null },
      openWithoutOwner: null,
      withoutEffect: null,
      undecided: null,
      byKind: null,
      byOwner: null,
    }),
  ).toBe(FIRST)
})

test('hours are told by kind, and by owner of whom three were timed; of seven owners five are named', () => {
  const owners = ['Ada', 'Ben', 'Cy', 'Di', 'Ed', 'Flo', 'Gil']

  expect(
    told({
      ...NOTHING,
      byKind: [
        { kind: 'time', ...times(4, 3, 70.4, 1) },
        { kind: 'other', ...times(3, 0, null) },
      ],
      byOwner: [
        ...owners.map((owner, at) => ({ owner, ...times(9 - at, 4 - at, 30 + at, 2) })),
        { owner: null, ...times(4, 4, 300) },
      ],
    }),
  ).toBe(
    `${FIRST} Median hours by kind, and how many kept to 48 h: Time 70 (1 of 3). Median hours by owner, and how many kept to 48 h: Ada 30 (2 of 4), Ben 31 (2 of 3), Cy 7 decided, Di 6 decided, Ed 5 decided and 2 more.`,
  )
  expect(told({ ...NOTHING, byOwner: [{ owner: 'Ada', ...times(2, 2, 300) }] })).toBe(FIRST)
})

test('three decisions without effect are named with their links and why, the rest counted', () => {
  const idle = ['One', 'Two', 'Three', 'Four'].map((title, at) => ({
    title,
    url: `https://www.notion.so/${at}`,
    day: `2026-10-0${at + 1}`,
    because: at === 1 ? ('not_yet' as const) : ('unlinked' as const),
  }))

  expect(told({ ...NOTHING, withoutEffect: idle })).toBe(
    `${FIRST} Without effect on a goal so far: 4. One Decided 1 Oct · linked to no key result or initiative Two Decided 2 Oct · nothing has changed as decided yet Three Decided 3 Oct · linked to no key result or initiative and 1 more in Notion.`,
  )
})
