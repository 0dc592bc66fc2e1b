import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PersonalLetter } from '#src/core/letters/letter.ts'
import type { Subject, Told } from '#src/core/letters/subject.ts'
import type { MailPolicy } from '#src/core/mail/mail-policy.ts'
import { anEscalation, aReminder, aSubject, postAt } from './some-subjects.ts'

const HOUR = 3_600_000

const ZONES = [
  'Pacific/Niue',
  'Pacific/Kiritimati',
  'Europe/Berlin',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'America/Santiago',
  'UTC',
]
const PEOPLE = ['ada@example.com', 'bo@example.com', 'cy@example.com']
/** Weeks in which the clock changes somewhere, and one over New Year. */
const STARTS = ['2026-03-05', '2026-03-26', '2026-04-02', '2026-09-03', '2026-10-22', '2026-12-29']

const zone = fc.constantFrom(...ZONES)
const world = fc.record({
  start: fc.constantFrom(...STARTS).map((day) => Date.parse(`${day}T00:00:00.000Z`)),
  zones: fc.tuple(zone, zone, zone),
  hours: fc.constantFrom(
    'Mon-Fri 08:00-18:00',
    'Sat-Thu 22:00-06:00',
    'Sun-Thu 09:00-10:00',
    'Mon-Sun 00:00-00:00',
    'Tue-Tue 06:00-12:00',
  ),
  holidays: fc.subarray(['2026-03-06', '2026-03-30', '2026-10-26', '2027-01-01']),
  mostPerDay: fc.integer({ min: 1, max: 2 }),
  mostPerWeek: fc.integer({ min: 1, max: 3 }),
  subjects: fc.array(
    fc.record({
      to: fc.subarray(PEOPLE, { minLength: 1 }),
      /** Hours from the start. */
      due: fc.integer({ min: -48, max: 240 }),
      about: fc.constantFrom(aReminder, anEscalation('owner'), anEscalation('above')),
    }),
    { minLength: 1, maxLength: 7 },
  ),
  /** Hours by which a tick comes late, over and over; the last one is in time. */
  late: fc.array(fc.constantFrom(0, 0, 0.1, 5, 30), { maxLength: 4 }).map((hours) => [...hours, 0]),
})
type World = typeof world extends fc.Arbitrary<infer Given> ? Given : never

interface Sent {
  readonly letter: PersonalLetter
  readonly at: number
}

/** Ticks as `wakeAt` says, some of them late, until nothing waits any more. */
function live(given: World, subjects: readonly Subject[]) {
  const { start, zones, late, hours, holidays, mostPerDay, mostPerWeek } = given
  const timezones = Object.fromEntries(PEOPLE.map((person, index) => [person, zones[index] ?? 'UTC']))
  const policy: Partial<MailPolicy> = { hours, holidays, mostPerDay, mostPerWeek, timezones }
  const told: Told[] = []
  const sent: Sent[] = []
  let now: number | null = start
  for (let tick = 0; now !== null; tick++) {
    if (tick > 200) throw new Error('It never ends.')
    const moment = new Date(now).toISOString()
    const { letters, wakeAt } = postAt(moment, subjects, { told, policy })
    for (const letter of letters) {
      const messageId = `<${sent.length}>`
      sent.push({ letter, at: now })
      told.push(...letter.subjects.map(({ key }) => ({ key, to: letter.to, at: moment, messageId })))
    }
    if (wakeAt === null) break
    const next = Date.parse(wakeAt)
    expect(next).toBeGreaterThan(now)
    const before = new Date(next - 1).toISOString()
    expect(postAt(before, subjects, { told, policy }).letters).toEqual([])
    now = next + HOUR * (late[tick % late.length] ?? 0)
  }
  return { sent, timezones }
}

function subjectsOf({ start, subjects }: World): readonly Subject[] {
  return subjects.map(({ to, due, about }, index) =>
    aSubject({ key: `e${index}/owner`, to, about, due: new Date(start + due * HOUR).toISOString() }),
  )
}

const clocks = new Map(
  ZONES.map((timeZone) => [
    timeZone,
    new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      dateStyle: 'short',
      timeStyle: 'short',
    }),
  ]),
)

/** Day and time of the clock on the wall. */
function wall(at: number, timezone: string) {
  const [day = '', time = ''] = clocks.get(timezone)?.format(at).split(', ') ?? []
  return { day, time }
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const weekdayOf = (day: string) => new Date(day).getUTCDay()
const dayBefore = (day: string) => new Date(Date.parse(day) - 24 * HOUR).toISOString().slice(0, 10)

/** By the clock on the wall alone. */
function isOpen(at: number, timezone: string, { hours, holidays }: Pick<World, 'hours' | 'holidays'>) {
  const [days = '', times = ''] = hours.split(' ')
  const [first = 0, last = 0] = days.split('-').map((name) => DAYS.indexOf(name))
  const [opening = '', closing = ''] = times.split('-')
  const works = (day: string) =>
    !holidays.includes(day) && (weekdayOf(day) - first + 7) % 7 <= (last - first + 7) % 7
  const { day, time } = wall(at, timezone)
  if (holidays.includes(day)) return false
  if (closing > opening) return works(day) && time >= opening && time < closing
  return (works(day) && time >= opening) || (works(dayBefore(day)) && time < closing)
}

test('everything is told once to everybody whom it concerns, never before it is due and never out of hours', () => {
  fc.assert(
    fc.property(world, (given) => {
      const subjects = subjectsOf(given)
      const { sent, timezones } = live(given, subjects)
      const heard = sent.flatMap(({ letter }) => letter.subjects.map(({ key }) => `${letter.to} ${key}`))
      const wanted = subjects.flatMap(({ key, to }) => to.map((person) => `${person} ${key}`))
      expect(heard.toSorted()).toEqual(wanted.toSorted())
      for (const { letter, at } of sent) {
        expect(isOpen(at, timezones[letter.to] ?? '', given)).toBe(true)
        for (const { due } of letter.subjects) expect(Date.parse(due)).toBeLessThanOrEqual(at)
      }
    }),
    { numRuns: 30 },
  )
})

test('nobody gets more letters than the policy allows, on no day and in no seven days', () => {
  fc.assert(
    fc.property(world, (given) => {
      const { sent, timezones } = live(given, subjectsOf(given))
      for (const [to, own] of Map.groupBy(sent, ({ letter }) => letter.to)) {
        const days = own.map(({ at }) => wall(at, timezones[to] ?? '').day)
        for (const day of days) {
          expect(days.filter((each) => each === day).length).toBeLessThanOrEqual(given.mostPerDay)
          const since = Date.parse(day)
          const inWeek = days.filter(
            (each) => Date.parse(each) >= since && Date.parse(each) < since + 168 * HOUR,
          )
          expect(inWeek.length).toBeLessThanOrEqual(given.mostPerWeek)
        }
        expect(own.map(({ letter }) => letter.day)).toEqual(days)
        expect(new Set(own.map(({ letter }) => letter.slot)).size).toBe(own.length)
      }
    }),
    { numRuns: 30 },
  )
})
