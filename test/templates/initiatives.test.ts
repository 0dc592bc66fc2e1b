import { expect, test } from 'vitest'
import type { InitiativeResult } from '#src/core/initiative-result.ts'
import type { Health } from '#src/core/model.ts'
import { HOSTILE, VERY_LONG } from '#templates/fixtures/hostile.ts'
import { INITIATIVES, SIGHTINGS, seen, updateOf } from '#templates/fixtures/initiatives.ts'
import { finding, initiative, keyResult, offTrack, person } from '#templates/fixtures/rows.ts'
import { renderInitiatives } from '#templates/initiatives.tsx'
import { mailFaults, oneLine, readable } from './mail-faults.ts'

const company = renderInitiatives(updateOf(INITIATIVES, SIGHTINGS))

const mailOf = (...given: Parameters<typeof updateOf>) => renderInitiatives(updateOf(...given))

const bytes = (text: string) => new TextEncoder().encode(text).length

function blocked(title: string, since: string, given: Partial<InitiativeResult> = {}) {
  return initiative({ title, health: 'blocked', status: 'blocked', blockedSince: since, ...given })
}

test('the subject carries the news behind a prefix that filters can rely on', () => {
  const fine = Array.from({ length: 12 }, (_, index) => initiative({ title: `fine ${index}` }))
  const late = ['a', 'b', 'c'].map((title) => initiative({ title }))
  const { subject } = mailOf(
    { initiatives: [...fine.slice(3), ...late, blocked('d', '2026-11-04'), blocked('e', '2026-11-18')] },
    late.map(({ id }) => seen(id, 'ends_2026-12-01', '2026-11-02')),
  )

  expect(subject).toBe('Initiatives 2026-W47: 2 blocked (1 for the third week), 3 slipped, 12 on track')
  expect(company.subject).toMatch(/^Initiatives 2026-W47: 3 blocked \(1 for the third week\), 2 slipped, /)
})

test('the subject stays short however much there is to tell', () => {
  const many = (health: Health) =>
    Array.from({ length: 120 }, (_, index) =>
      initiative({
        title: `${health} ${index}`,
        health,
        blockedSince: index > 9 ? '2026-10-01' : '2026-11-05',
      }),
    )
  const { subject } = mailOf({
    initiatives: [...many('blocked'), ...many('off_track'), ...many('at_risk'), ...many('on_track')],
  })

  expect(subject).toMatch(/^Initiatives 2026-W47: 120 blocked \(120 in 3 updates or more\), /)
  expect(subject.length).toBeLessThanOrEqual(78)
})

test('a block in its third update leads the mail as a broken process, before those that need an executive', () => {
  const text = oneLine(company.text)
  const order = ['A broken process', 'Blocked: an executive is needed', 'Blocked (1)', 'Off track (1)']

  const found = order.map((heading) => text.indexOf(heading, 500))
  expect(found).toEqual(found.toSorted((a, b) => a - b))
  expect(found[0]).toBeGreaterThan(0)
  expect(text).toContain('Now "Checkout rewrite" stands blocked in its third weekly update. Of 10 running')
  expect(readable(company.html)).toMatch(
    /^Checkout rewrite: blocked in its third weekly update; waits for Ana Kos\. /,
  )
})

test('a block says who waits for whom, since when, what hangs on it, what is asked and which cells end it', () => {
  for (const part of [readable(company.html), oneLine(company.text)]) {
    expect(part).toContain(
      'Blocked since 3 Nov (17 days): Load test environment has no production-size data.',
    )
    expect(part).toContain('Milan Novak waits for Ana Kos. It is needed by 24 Nov.')
    expect(part).toContain('Puts at risk: "Checkout p95 under 300 ms on peak days" (Off track)')
    expect(part).toContain(
      'Asked of Ana Kos: unblock it. It ends when Blocker is emptied and Status is no longer Blocked.',
    )
    expect(part).toContain(
      'Asked: fill in Waiting on and Needed by; then unblock it. It ends when Blocker is',
    )
  }
})

test('each part of the week is told, with days', () => {
  const text = oneLine(company.text)

  expect(text).toContain(
    'Needed 2 blocks that need an executive ("Checkout rewrite", "One payment page"), 1 other',
  )
  expect(text).toContain('Its timeline ended on 17 Nov and Status is not Done.')
  expect(text).toContain('Deploy path for all services · Jonas Berg · 55 % done · ends 26 Nov')
  expect(text).toContain('Needed by 24 Nov from Ana Kos')
  expect(text).toContain('Timeline ends 26 Nov · Jonas Berg Next step: Move the last 6 services.')
  expect(text).toContain('It waits itself for "Checkout rewrite": unblock that first.')
  expect(text).toContain('End of Timeline: 30 Nov → 18 Dec, 18 days later.')
  expect(text).toContain('Forecast: 20 Dec → 12 Jan 2027, 23 days later.')
  expect(text).toContain('Due on 17 Nov and not done, 3 days later.')
  expect(text).toContain('✔ Done: Pricing page Milan Novak · done 18 Nov')
  expect(text).toContain('Link under Key results what each serves, or set Status to Cancelled.')
  expect(text).toContain('1 initiative has no DRI, so nobody answers for it: "New intranet".')
})

test('the HTML holds nothing that mail clients refuse, and every colour has its dark twin', () => {
  expect(mailFaults(company.html)).toEqual([])
})

test('every title and every state of the HTML is in the text part too, readable at 76 columns', () => {
  const text = oneLine(company.text)
  const titles = [...company.html.matchAll(/<a [^>]*>(.*?)<\/a>/gsu)].map(([link]) => readable(link))
  const states = [...company.html.matchAll(/font-weight:600;white-space:nowrap">(.*?<\/span>.*?)<\/span>/gsu)]

  expect(titles.length).toBeGreaterThan(15)
  expect(states.length).toBeGreaterThan(10)
  for (const title of titles) expect(text).toContain(title)
  for (const [, state = ''] of states) expect(text).toContain(readable(state))
  const wide = company.text.split('\n').filter((line) => line.length > 76 && !line.includes('https://'))
  expect(wide).toEqual([])
})

test('the first update says that it is a baseline and tells neither slips nor what was done', () => {
  const mail = mailOf(INITIATIVES, SIGHTINGS, [])
  const text = oneLine(mail.text)

  expect(mail.subject).toMatch(/^Initiatives 2026-W47: baseline, 3 blocked/)
  expect(text).toContain('Changed This is the first update: the baseline that the next ones compare with.')
  expect(text).toContain('Due and not done (1)')
  expect(text).not.toMatch(/Slipped|Done since/)
})

test('a week in which nothing happened says so in a few lines', () => {
  const mail = mailOf({ initiatives: [initiative({ title: 'Calm', nextStep: 'Go on.' })] })
  const text = oneLine(mail.text)

  expect(mail.subject).toBe('Initiatives 2026-W47: none blocked, 1 on track')
  expect(text).toContain('Changed Nothing since 13 Nov.')
  expect(text).toContain('Needed Nothing: nothing is blocked, and nothing is missing.')
  expect(text).toContain('Each running initiative has a DRI, a Timeline and work under Source.')
})

test('without an initiatives database the mail says what is missing', () => {
  const mail = mailOf({})
  const text = oneLine(mail.text)

  expect(mail.subject).toBe('Initiatives 2026-W47: none is running')
  expect(text).toContain('No initiative was read: NOTION_INITIATIVES names no database, or it is empty.')
  expect(text).not.toMatch(/\b0\b|undefined|null/)
  expect(mailFaults(mail.html)).toEqual([])
})

test('where all is unknown nothing is called on track, off track or blocked', () => {
  const rows = Array.from({ length: 3 }, (_, index) =>
    initiative({
      title: `row ${index}`,
      health: 'unknown',
      status: null,
      progress: null,
      why: 'Status is empty.',
    }),
  )
  const lost = finding({
    code: 'property_missing',
    database: 'initiatives',
    property: 'Status',
    message: 'Gone.',
  })
  const mail = mailOf({ initiatives: rows, findings: [lost] })

  expect(mail.subject).toBe('Initiatives 2026-W47: none blocked, 3 unknown')
  expect(oneLine(mail.text)).toContain('? Unknown (3)')
  expect(oneLine(mail.text)).toContain('The Initiatives database Gone.')
  expect(oneLine(mail.text)).not.toMatch(/✔|✖|■|% done/)
})

test('what an outage holds is of its day', () => {
  const outage = { systems: ['linear'], since: '2026-11-16', isLong: true, isHeld: true } as const
  const mail = mailOf({ initiatives: [initiative({ outage, progress: 0.4 })] })

  expect(oneLine(mail.text)).toContain('40 % done as of 16 Nov')
})

function manyRows(text: string, count: number): Parameters<typeof updateOf>[0] {
  const healths = ['blocked', 'blocked', 'off_track', 'at_risk', 'on_track', 'unknown'] as const
  const row = (index: number) => `${index} ${text}`
  const keyResults = Array.from({ length: 8 }, (_, index) =>
    offTrack({ title: `kr ${index} ${text}`, risk: 'critical' }),
  )
  const someone = { ...person('Ana'), name: text }
  const initiatives = Array.from({ length: count }, (_, index) =>
    initiative({
      id: String(index),
      title: row(index),
      url: index % 2 === 0 ? 'javascript:alert(1)' : 'https://www.notion.so/0123456789abcdef0123456789abcdef',
      owners: [someone, someone],
      waitingOn: [someone],
      health: healths[index % healths.length] ?? 'unknown',
      status: 'blocked',
      blockedSince: `2026-11-${String(1 + (index % 19)).padStart(2, '0')}`,
      blocker: text,
      nextStep: text,
      why: text,
      neededBy: '2026-11-23',
      timeline: { start: '2026-10-01', end: index % 3 === 0 ? '2026-11-16' : '2026-11-25' },
      keyResults: index % 7 === 0 ? [] : keyResults.map(({ id }) => id),
      holdsUp: [1, 2, 3, 4, 5, 6].map((id) => ({ id: String(id), title: row(id) })),
      waitsFor: [{ id: '0', title: row(0) }],
    }),
  )
  return {
    keyResults,
    initiatives,
    findings: initiatives.map(({ id, title }) =>
      finding({ database: 'initiatives', pageId: id, title, message: text, mend: text, code: 'no_status' }),
    ),
  }
}

test.each([
  ['short titles', 'Move the checkout to the new path'],
  ['hostile texts', HOSTILE],
  ['very long texts', VERY_LONG],
])('300 initiatives with %s stay under 80 KB and say what was folded', (_, text) => {
  const slipped = Array.from({ length: 300 }, (_each, index) =>
    seen(String(index), 'ends_2026-11-09', '2026-11-02'),
  )
  const mail = mailOf(manyRows(text, 300), slipped)

  expect(bytes(mail.html)).toBeLessThan(80_000)
  expect(bytes(mail.html) + bytes(mail.text)).toBeLessThan(100_000)
  expect(mailFaults(mail.html)).toEqual([])
  expect(mail.text).toMatch(/and \d+ more in Notion\./)
  expect(mail.subject).toMatch(/^[^\p{Cc}]+$/u)
  expect(mail.html + mail.text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]|undefined|NaN/u)
  expect(mail.text.isWellFormed()).toBe(true)
})

test('an initiative with neither title, people nor days still makes sense', () => {
  const bare = { owners: [], timeline: null, keyResults: [], title: '' }
  const mail = mailOf({
    keyResults: [keyResult({ title: '' })],
    initiatives: [
      blocked('', '2026-11-20', { ...bare, id: 'a', keyResults: [''] }),
      initiative({ ...bare, id: 'b' }),
    ],
  })
  const text = oneLine(mail.text)

  expect(text).toContain('■ Blocked: An initiative without a title No DRI')
  expect(text).toContain(
    'Blocked since 20 Nov (today); Blocker does not say by what. Waiting on names nobody.',
  )
  expect(text).toContain('Puts at risk: "a key result without a title" (On track).')
})
