import { beforeAll, expect, test } from 'vitest'
import { pastAssessment } from '#src/jobs/past-assessment.ts'
import { walkQuarter } from './a-quarter.ts'

let quarter: Awaited<ReturnType<typeof walkQuarter>>
beforeAll(async () => {
  quarter = await walkQuarter()
  return () => quarter.story.close()
}, 30_000)

/** Who got a mail about a key result and no other, from a day on: `11-02 owner-of-k1 [Off track] …`. */
function heard(about: string): readonly string[] {
  const { story, titles } = quarter
  return story.posted
    .filter(({ subject }) => subject.includes(titles[about] ?? about))
    .map(({ at, to, subject }) => `${at.slice(5, 10)} ${to.split('@')[0]} ${subject}`)
}

/** What the digest of a day says, without its line breaks. */
function digestOf(day: string): { readonly subject: string; readonly text: string } {
  const mail = quarter.story.posted.find(
    ({ at, messageId }) => at.startsWith(day) && messageId.startsWith('<digest.'),
  )
  return { subject: mail?.subject ?? '', text: mail?.text.replaceAll(/\s+/g, ' ') ?? '' }
}

async function standsOf(decisionId: string) {
  const { stands } = await quarter.story.deps.history.read()
  return stands.filter((stand) => stand.decisionId === decisionId)
}

test('each key result that turned red in week 5 has one row in the decision log, on that day, for its lead', () => {
  const { story } = quarter
  expect(
    story.notion.added.map(({ pageId, raised, decideBy, owners }) => [
      pageId,
      raised,
      decideBy,
      owners[0]?.id,
    ]),
  ).toEqual(['k1', 'k2', 'k3', 'k4'].map((id) => [id, '2026-11-02', '2026-11-09', 'lea']))
})

test('one that goes well: decided in 3 days, scope cut, green in week 8, reviewed, reached', async () => {
  const { GOES_WELL, decisionOf } = quarter
  const row = decisionOf(GOES_WELL)
  expect(row?.shown).toMatchObject({
    cycleTime: 82,
    followed: 'Done as decided: Target 60 to 30 customers, seen on 6 Nov 2026.',
  })
  expect(
    (await standsOf(row?.id ?? '')).map(({ of, day, status, target }) => [of, day, status, target]),
  ).toEqual([
    ['end', '2027-01-01', 'complete', 30],
    ['made', '2026-11-05', 'off_track', 60],
    ['review', '2026-12-07', 'on_track', 30],
  ])
  expect(row?.shown.proposedOutcome).toMatch(
    /^Since 5 Nov the chance went from 42 % to 83 % \(7 Dec\)\..*Target 60 to 30 customers, as decided.*not why\.$/,
  )
  expect(row?.outcome).toBe('')
  const days = (await quarter.story.deps.history.read()).days.filter(
    ({ keyResultId }) => keyResultId === GOES_WELL,
  )
  const green = days.find(({ day, status }) => day > '2026-11-02' && status === 'on_track')
  expect(green?.day).toBe('2026-11-23')
})

test('one that is ignored: it climbs the ladder of its key result, and the digest says so in its subject each week', () => {
  const { IGNORED, decisionOf } = quarter
  expect(decisionOf(IGNORED)).toMatchObject({ status: 'proposed', shown: { flags: ['decision_overdue'] } })
  expect(heard(IGNORED).filter((line) => line.includes('ceo'))).toHaveLength(1)
  expect(digestOf('2026-11-09').subject).toContain('1 undecided for a week')
  expect(digestOf('2026-12-28').subject).toContain('undecided for a week')
  expect(digestOf('2026-11-16').text).toMatch(
    /Sixty customers in the south.* overdue since 9 Nov .*A\. Scope: Target \d+/,
  )
})

test('one that is reversed: its goal stays moved, and that no decision stands for it is said', async () => {
  const { REVERSED, decisionOf, story } = quarter
  expect(decisionOf(REVERSED)).toMatchObject({ status: 'reversed' })
  const runs = await story.deps.ledger.runs(20, '2026-12-29T00:00:00.000Z')
  const past = await pastAssessment(story.deps, runs.find(({ end }) => end?.inputsHash != null)?.id ?? '')
  const found = past?.evaluation.findings.find(
    ({ code, pageId }) => code === 'rebaselined' && pageId === REVERSED,
  )
  expect(found?.message).toContain('was reversed')
})

test('one for which something else was done than decided: both are named, in its row and in the digest', () => {
  const { WRONG, decisionOf } = quarter
  expect(decisionOf(WRONG)?.shown.followed).toMatch(
    /^Something else: End 31 Dec 2026 to 31 Jan 2027; Target still 60 customers, decided on 5 Nov 2026 was \d+ customers\.$/,
  )
  expect(digestOf('2026-11-16').text).toMatch(/Sixty customers in the west.*something else was done/)
})

test('nobody hears the same twice, and no cell of a person was ever written', () => {
  const { story } = quarter
  const mails = story.posted.map(({ messageId }) => messageId)
  expect(new Set(mails).size).toBe(mails.length)
  const fields = new Set(story.notion.writes.flatMap(({ changes }) => changes.map(({ field }) => field)))
  expect([...fields].toSorted()).toEqual([
    'cycleTime',
    'flags',
    'followed',
    'proposedOutcome',
    'status',
    'why',
  ])
})

test('the quarterly report lists the decisions by option with how their key results ended', () => {
  const text = quarter.story.posted.findLast(({ subject }) => subject.startsWith('OKRs 2026-Q4'))?.text ?? ''
  expect(text.replaceAll(/\s+/g, ' ')).toMatch(/Scope.*Sixty customers in the north/)
})
