import { expect, test } from 'vitest'
import type { PersonalLetter } from '#src/core/letters/letter.ts'
import type { About } from '#src/core/letters/subject.ts'
import { composeEscalation, type Escalation } from '#src/core/mail/escalation.ts'
import { HOSTILE, VERY_LONG, withWords } from '#templates/fixtures/hostile.ts'
import { aLetter, aSubject, LETTERS, RED } from '#templates/fixtures/letters.ts'
import { evaluation, objective, offTrack, unknown } from '#templates/fixtures/rows.ts'
import { renderLetter } from '#templates/letter.tsx'
import { byteSize, messageSize } from '#templates/mail/message-size.ts'
import { mailFaults, oneLine, readable } from './mail-faults.ts'

function escalated(given: Partial<Escalation> = {}, rung: 'owner' | 'lead' | 'above' = 'owner'): About {
  return { kind: 'escalation', rung, escalation: { ...RED, ...given } }
}

/** Both parts in one line each. */
function partsOf(letter: PersonalLetter): readonly string[] {
  const { html, text } = renderLetter(letter)
  return [readable(html), oneLine(text)]
}

function expectBoth(letter: PersonalLetter, sentences: readonly string[]) {
  for (const part of partsOf(letter)) for (const words of sentences) expect(part).toContain(words)
}

function fixture(name: string): PersonalLetter {
  const letter = LETTERS[name]
  if (letter === undefined) throw new Error(`There is no letter ${name}.`)
  return letter
}

test('an owner reads what turned and when, the numbers, why, their own Note, the next step, what is asked and why they get it', () => {
  expectBoth(fixture('escalation-owner'), [
    'Off track',
    'This key result of yours turned off track on 20 Nov 2026, 08:00 UTC. Risk: Critical.',
    'Owner Dana Ilic',
    'Objective Customers trust us with their busiest day',
    'Value 494 ms; baseline 520 ms, target 300 ms',
    'Score 0.12, expected by now 0.54 (0.42 behind)',
    'Chance 8 % of reaching a score of 1.00',
    'Pace Needs 2.6 times the planned pace; 0.7 is likely',
    'Why: Off track: 494 ms on 18 Nov',
    'Note: “The cache fix slipped;',
    'Write in Recovery plan today what brings it back, or set State to Dropped',
    'Until you can, fill in Acknowledged,',
    'You get this because it is yours.',
    'One person gets at most 1 letter a day and 10 a week.',
    'as of 20 Nov 2026, 08:00 UTC, rules',
  ])
})

test('a lead reads who has not answered since when, and those above that nobody has a plan', () => {
  expectBoth(fixture('escalation-lead'), [
    'Dana Ilic, whose lead you are, has not answered since 20 Nov.',
    'Ask Dana Ilic what stands in the way.',
    'You get this because an objective above it is yours.',
  ])
  expectBoth(aLetter([escalated({}, 'above')]), [
    'Nobody has a recovery plan yet.',
    'more people, less scope, or to accept the miss',
    'You get this because ESCALATE_TO names you.',
  ])
  expectBoth(fixture('escalation-above'), ['Acknowledged on 16 Nov; nobody has a recovery plan'])
})

test('a letter asks one thing once, whatever its advice, and accuses nobody who was asked today', () => {
  for (const advice of [null, 'critical', 'no_check_in', 'no_movement', 'another']) {
    for (const about of [
      escalated({ advice }),
      escalated({ advice }, 'lead'),
      escalated({ advice }, 'above'),
    ]) {
      const parts = [...partsOf(aLetter([about])), ...partsOf(aLetter([about, about]))]
      for (const part of parts) expect(part.split('Recovery plan').length).toBeLessThanOrEqual(2)
      for (const part of parts) expect(part).not.toContain('not answered')
    }
  }
  expectBoth(aLetter([escalated({ advice: 'no_check_in' })]), ['Type the latest value into Current, or set'])
  const planned = { cause: 'at_risk', status: 'at_risk', atRiskSince: '2026-11-05' } as const
  const said = partsOf(aLetter([escalated({ ...planned, recoveryPlan: 'Ship on 2 Dec.' }, 'lead')]))
  for (const part of said) expect(part).not.toContain('without a recovery plan')
})

test('whoever stands in for somebody is not told that it is theirs', () => {
  const about = escalated()
  const letter = aLetter([], {
    subjects: [aSubject(about, { standIns: ['dana.ilic@example.test'] })],
  })
  expectBoth(letter, [
    'It comes to you for its owner, Dana Ilic.',
    'you stand in for somebody who is not written to',
  ])
  const inPlace = (owners: readonly string[]) =>
    aLetter([], { subjects: [aSubject(escalated({ owners }), { standIns: ['dana.ilic@example.test'] })] })
  expectBoth(inPlace([]), ['It has no owner, so it comes to you.', 'You get this because it has no owner.'])
  expectBoth(inPlace(['Dana Ilic', 'Ana Kos']), [
    'It comes to you, since not all of its owners are written to: Dana Ilic',
  ])
  for (const part of partsOf(letter)) expect(part).not.toContain('of yours')
})

test('an episode of being at risk says since when, and keeps its subject though it turns off track', () => {
  const letter = fixture('escalation-at-risk')
  expectBoth(letter, ['has been at risk since 5 Nov, without a recovery plan.'])
  const worse = aLetter([escalated({ cause: 'at_risk', title: 'Flaky tests below 0.5% of runs' }, 'lead')])

  expect(renderLetter(letter).subject).toBe('[At risk] Flaky tests below 0.5% of runs')
  expect(renderLetter(worse).subject).toBe(renderLetter(letter).subject)
})

test('an all-clear has the subject of its thread, says how it ended and how long it lasted, and asks nothing', () => {
  const letter = fixture('all-clear')
  expect(renderLetter(letter).subject).toBe(renderLetter(fixture('escalation-owner')).subject)
  expectBoth(letter, [
    '✔ On track',
    'It is on track again. Off track from 20 Nov 2026, 08:00 UTC to 4 Dec 2026, 07:05 UTC, 13 days.',
    'Recovery plan Ship the rewrite on 2 Dec',
    'Nothing. No other letter follows about this episode.',
  ])
  expect(renderLetter(fixture('all-clear-blocked')).subject).toBe('[Blocked] Checkout rewrite')
  expectBoth(fixture('all-clear-blocked'), ['No longer blocked', '3 days'])
})

test('an all-clear that comes too late does not say that all is well, and thanks nobody', () => {
  const [subject] = fixture('all-clear').subjects
  if (subject?.about.kind !== 'all_clear') throw new Error('It is no all-clear.')
  const late = { ...subject.about.allClear, how: 'relapsed', status: 'off_track' } as const
  const letter = aLetter([{ kind: 'all_clear', allClear: late }])
  expectBoth(letter, ['Had recovered', 'It had recovered, and is off track now.'])
  expect(renderLetter(letter).text).not.toMatch(/Thanks|again/)
  const lifted = aLetter([
    { kind: 'all_clear', allClear: { ...late, database: 'initiatives', status: null } },
  ])
  expectBoth(lifted, ['It was no longer blocked for a while.'])
})

test('a renamed row keeps the subject of its thread', () => {
  const letter = fixture('escalation-lead')
  const subjects = letter.subjects.map((each) => ({ ...each, threadTitle: 'Its first name' }))
  expect(renderLetter({ ...letter, subjects }).subject).toBe('[Off track] Its first name')
})

test.each([
  ['closed', 'It was closed.', 'Nothing.'],
  ['dropped', 'It was dropped.', 'Link the decision that says why'],
  ['deferred', 'It was deferred.', 'Link the decision that says why'],
  ['ended', 'Its period is over.', 'Nothing.'],
  ['removed', 'Its row is gone from Notion.', 'Nothing.'],
  ['cancelled', 'It was cancelled.', 'Nothing.'],
  ['done', 'It is done.', 'Nothing.'],
] as const)('an episode that ended as %s says so and thanks nobody', (how, said, asked) => {
  const [subject] = fixture('all-clear').subjects
  if (subject?.about.kind !== 'all_clear') throw new Error('It is no all-clear.')
  const letter = aLetter([{ kind: 'all_clear', allClear: { ...subject.about.allClear, how, status: null } }])

  expectBoth(letter, [said, asked])
  for (const part of partsOf(letter)) expect(part).not.toContain('Thanks')
})

test('a blocked initiative says who waits for whom since when, and asks each rung for something else', () => {
  expectBoth(fixture('blocked-waited-for'), [
    'Milan Novak has waited for you since 18 Nov, day 3.',
    'Blocker The load test environment has no production-size data.',
    'Do what it waits for by 24 Nov',
    'You get this because it waits for you.',
  ])
  expectBoth(fixture('blocked-lead'), [
    'has waited for Ana Kos since 18 Nov',
    'Settle with the other side who does what by 24 Nov',
  ])
  expectBoth(fixture('blocked-above'), [
    'Nobody is named in Waiting on.',
    'Decide who does it and by when, or that the initiative waits',
  ])
})

test('nobody is asked to do by a day what was needed before it', () => {
  const late = fixture('blocked-waited-for').subjects.map(({ about }) =>
    about.kind === 'blocked' ? { ...about, blocked: { ...about.blocked, neededBy: '2026-11-10' } } : about,
  )
  expectBoth(aLetter(late), ['Needed by 10 Nov', 'Do what it waits for, or write in Next step'])
})

test('a nudge has the value and its age; of several rows the same is asked once', () => {
  expectBoth(fixture('nudge'), ['Its value is 18 days old: 78 %, from 2 Nov.', 'before the digest of 23 Nov'])
  expect(renderLetter(fixture('nudge')).subject).toMatch(/^\[Value due\] Support first response/u)
  const several = fixture('nudges')
  expect(renderLetter(several).subject).toBe('3 values are due')
  expectBoth(several, ['It has no value yet, 50 days into its period.'])
  for (const part of partsOf(several)) expect(part.match(/Enter the value in Current/gu)).toHaveLength(1)
})

test('a nudge names the cell that is filled in: of milestones their list, of a yes or no a 1', () => {
  expectBoth(fixture('nudge-milestones'), ['Mark in Milestones what is done before the digest of 23 Nov.'])
  const yesNo = fixture('nudge').subjects.map((subject) =>
    subject.about.kind === 'nudge'
      ? { ...subject, about: { ...subject.about, nudge: { ...subject.about.nudge, asks: 'done' as const } } }
      : subject,
  )
  expectBoth({ ...fixture('nudge'), subjects: yesNo }, [
    'If it is done, enter 1 in Current before the digest of 23 Nov.',
  ])
})

test('an all-clear about a row that is gone links to nothing', () => {
  const { html, text } = renderLetter(fixture('all-clear-removed'))
  expect(html).not.toContain('href')
  expect(text).not.toContain('http')
  expectBoth(fixture('all-clear-removed'), ['Its row is gone from Notion.'])
})

test('every kind of decision reminder says what is the matter, what is asked, and which cells end it', () => {
  expectBoth(fixture('decisions'), [
    'It was to be decided by 12 Nov, and is still open.',
    'It has been off track since 9 Nov, and no decision was raised or made since.',
    'It is to be decided by 22 Nov.',
    'Its review was due on 19 Nov, and nothing was written in Outcome since.',
    'It was decided, and the row does not say by whom.',
    'It was decided, and the row does not say why.',
    'It is superseded, and rows still link to it.',
    'These cells end the reminder: Status, Date and Decide by.',
    'This cell ends the reminder: Owner.',
    'okr-sync proposes: Since 22 Oct the chance went from 43 % to 71 % (19 Nov).',
    'This tells what changed, not why. Copy what holds into Outcome.',
  ])
})

test('what is off track since a source is back says so once, and that what was held is back', () => {
  const bundle = fixture('restored-bundle')
  expect(renderLetter(bundle).subject).toBe('[Source restored] 2 key results are off track')
  const held =
    'From 17 Nov 2026, 08:05 UTC to 20 Nov 2026, 08:00 UTC Linear could not be read, and values and statuses were held. They are back.'
  for (const letter of [bundle, fixture('escalation-restored')]) {
    expectBoth(letter, [held, 'when Linear answered again.'])
    for (const part of partsOf(letter)) expect(part.split('values and statuses were held')).toHaveLength(2)
  }
})

test('several things are a list, the gravest first: each with its state, one line of why, what is asked and its link', () => {
  const letter = fixture('bundle')
  const { subject, html, text } = renderLetter(letter)

  expect(subject).toBe('7 things need you: 1 off track, 1 at risk, 1 blocked, 4 more')
  expectBoth(letter, [
    'Slightly behind plan: 1.1 % on 20 Nov',
    'Each of these comes to you because it is yours,',
  ])
  const states = ['✖ Off track', '▲ At risk', '■ Blocked', '■ Decision overdue', '○ Dropped']
  for (const part of [readable(html), oneLine(text)]) {
    const places = states.map((state) => part.indexOf(state))
    expect(places.every((place) => place >= 0)).toBe(true)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  }
  expect(html.match(/<a href="https:/gu)).toHaveLength(letter.subjects.length)
  expect(text.match(/^ +https:/gmu)).toHaveLength(letter.subjects.length)
})

test('counts: two kinds are named, one kind says what it is, and an all-clear needs nobody', () => {
  const [decision] = fixture('decision').subjects
  const [over] = fixture('all-clear').subjects
  if (decision === undefined || over === undefined) throw new Error('There is no subject.')
  const subjectOf = (subjects: PersonalLetter['subjects']) => renderLetter(aLetter([], { subjects })).subject

  expect(subjectOf([aSubject(escalated()), decision, decision])).toBe(
    '3 things need you: 1 off track, 2 decisions',
  )
  expect(subjectOf([decision, decision])).toBe('2 decisions need you')
  expect(subjectOf([decision, over])).toBe('1 decision needs you; 1 all-clear')
  expect(subjectOf([over, over])).toBe('2 all-clears')
})

test('what is not known is said to be unknown, never 0', () => {
  const escalation = composeEscalation({
    result: unknown({ baseline: null, target: null, need: null, pace: null, period: null, owners: [] }),
    objective: null,
    openedAt: '2026-11-20T08:00:00.000Z',
    evaluation: evaluation({}),
  })
  for (const part of partsOf(aLetter([{ kind: 'escalation', rung: 'owner', escalation }]))) {
    expect(part).toContain('Value Unknown')
    expect(part).toContain('Nobody')
    expect(part.replace(/20 Nov 2026, 08:00 UTC|0\.70/g, '')).not.toMatch(/\b0/)
  }
})

test('a yes/no is done or not, a percent column reads as percent, and a chance of long ago has its day', () => {
  const letterOf = (given: Parameters<typeof offTrack>[0]) =>
    aLetter([
      {
        kind: 'escalation',
        rung: 'owner',
        escalation: composeEscalation({
          result: offTrack(given),
          objective: objective({}),
          openedAt: '2026-11-20T08:00:00.000Z',
          evaluation: evaluation({}),
        }),
      },
    ])
  const due = { type: 'yes_no', current: 0, score: 0, expected: 0, gap: 0, confidence: 0.45 } as const

  expectBoth(letterOf(due), ['Value Not done Score 0.00, expected by now 0.00 Chance 45 % of being done by '])
  expectBoth(letterOf({ currentFormat: 'percent', baseline: 0.4, current: 0.62, target: 0.9 }), [
    'Value 62 %; baseline 40 %, target 90 %',
  ])
  expectBoth(letterOf({ score: 0.86, expected: 0.62, gap: -0.24 }), ['expected by now 0.62 (0.24 ahead)'])
  expectBoth(letterOf({ reasons: ['stale'], lastCheckIn: '2026-11-02' }), [
    'Chance 18 % of reaching a score of 0.70, as of 2 Nov',
  ])
  expectBoth(
    letterOf({
      status: 'on_track',
      overrule: { status: 'off_track', until: '2026-12-04', since: '2026-11-20' },
    }),
    [
      '✖ Off track',
      'Risk by the rules: High.',
      'Set to Off track by a person until 4 Dec; the rules say On track.',
    ],
  )
})

test.each(Object.keys(LETTERS))(
  '%s: hostile words show as text, no header is broken, and all that the HTML says is in the text',
  (name) => {
    for (const words of ['', HOSTILE, VERY_LONG, 'W'.repeat(2000)]) {
      const letter = words === '' ? fixture(name) : withWords(fixture(name), words)
      const { subject, html, text } = renderLetter(letter)

      expect(mailFaults(html)).toEqual([])
      expect(html).not.toContain('<b>👨')
      expect(subject).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
      expect(subject.length).toBeLessThan(78)
      expect(text).not.toMatch(/[^\P{Cc}\n]/u)
      const inText = new Set(oneLine(text).split(' '))
      const body = readable(html.slice(html.indexOf('</div>')))
      expect(body.split(' ').filter((word) => !inText.has(word) && !inText.has(`${word}:`))).toEqual([])
      expect(byteSize(html)).toBeLessThan(30_000)
    }
  },
)

test('a letter about a great many things stays small enough to be shown whole, and says what it left out', () => {
  const abouts = Object.values(LETTERS).flatMap(({ subjects }) => subjects.map(({ about }) => about))
  const many = Array.from({ length: 12 }, () => withWords(abouts, 'W'.repeat(2000))).flat()
  const { subject, html, text } = renderLetter(aLetter(many))

  expect(byteSize(html)).toBeLessThan(80_000)
  expect(messageSize(html) + messageSize(text)).toBeLessThan(100_000)
  expect(subject.length).toBeLessThan(78)
  for (const part of [readable(html), oneLine(text)])
    expect(part).toMatch(/And \d+ more that a letter has no room for/u)
})

test('without an address that may be linked to there is no button and no empty link', () => {
  const evil = { url: 'http://evil.example.test/row' }
  for (const letter of [aLetter([escalated(evil)]), aLetter([escalated(evil), escalated(evil)])]) {
    const { html, text } = renderLetter(letter)
    expect(html).not.toContain('href')
    expect(text).not.toContain('evil')
  }
})
