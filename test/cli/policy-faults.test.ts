import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { readConfig } from '#src/config.ts'
import { MailPolicy } from '#src/core/mail/mail-policy.ts'
import { SettingsError } from '#src/core/settings-error.ts'

function faultsOf(mail: unknown): readonly string[] {
  return faultsIn({ mail })
}

function faultsIn(policy: unknown): readonly string[] {
  try {
    readConfig({ MAIL_DOMAINS: 'example.com', POLICY: JSON.stringify(policy) }, 'history')
  } catch (error) {
    if (error instanceof SettingsError) return error.faults
    throw error
  }
  return []
}

const subscription = { to: ['bo@example.com'], reports: ['digest'] }

test('a whole mail part of POLICY is no fault', () => {
  expect(
    faultsOf({
      holidays: ['2026-12-25'],
      hours: 'Mon-Fri 09:00-17:00',
      timezones: { 'Bo@example.com': 'Asia/Tokyo' },
      initiativesAt: 'Thu 15:00',
      targets: { 'lead time': 24 },
      subscriptions: [{ ...subscription, teams: ['Platform'], at: 'Tue 09:00' }],
      escalation: { leadDays: 2, blocked: { leadsOnDay: 1 } },
    }),
  ).toEqual([])
})

test.each([
  [
    { subscriptions: [{ ...subscription, at: 'x' }] },
    'mail.subscriptions.0.at must be a weekday and a time such as Tue 09:00, found "x"',
  ],
  [
    { subscriptions: [{ ...subscription, reports: ['weekly'] }] },
    'mail.subscriptions.0.reports.0 must be one of digest, initiatives, engineering, quarterly, found "weekly"',
  ],
  [
    { subscriptions: [{ ...subscription, to: ['bo'] }] },
    'mail.subscriptions.0.to.0 must be a mail address, found "bo"',
  ],
  [
    { subscriptions: [{ ...subscription, to: [] }] },
    'mail.subscriptions.0.to must hold at least 1, found none',
  ],
  [{ subscriptions: [{ ...subscription, team: 'A' }] }, 'mail.subscriptions.0.team is not known'],
  [{ subscriptions: [{ reports: ['digest'] }] }, 'mail.subscriptions.0.to is missing; it must be a list'],
  [{ subscriptions: 'bo@example.com' }, 'mail.subscriptions must be a list, found "bo@example.com"'],
  [{ holidays: ['25 Dec'] }, 'mail.holidays.0 must be a day such as 2026-12-25, found "25 Dec"'],
  [{ holidays: [7] }, 'mail.holidays.0 must be a text, found 7'],
  [{ hours: 'always' }, 'mail.hours must be days and times such as Mon-Fri 08:00-18:00, found "always"'],
  [
    { timezones: { 'bo@example.com': 'Mars' } },
    'mail.timezones.bo@example.com must be a time zone such as Europe/Berlin, found "Mars"',
  ],
  [{ timezones: { bo: 'Asia/Tokyo' } }, 'mail.timezones.bo must be a mail address, found "bo"'],
  [{ mostPerDay: 0 }, 'mail.mostPerDay must be a whole number from 1 to 20, found 0'],
  [
    { escalation: { leadDays: 1.5 } },
    'mail.escalation.leadDays must be a whole number from 0 to 92, found 1.5',
  ],
  [
    { escalation: { blocked: { aboveOnDay: '3' } } },
    'mail.escalation.blocked.aboveOnDay must be a whole number from 1 to 92, found "3"',
  ],
  [{ nudgeAt: '25:00' }, 'mail.nudgeAt must be a time such as 10:00, found "25:00"'],
  [{ targets: { speed: 1 } }, 'mail.targets.speed is not known'],
  [{ targets: { 'lead time': -1 } }, 'mail.targets.lead time must be 0 or more, found -1'],
  [{ mostPerMonth: 1 }, 'mail.mostPerMonth is not known'],
  ['weekly', 'mail must be an object, found "weekly"'],
])('%j is one plain sentence with its path', (mail, words) => {
  const faults = faultsOf(mail)
  expect(faults).toHaveLength(1)
  expect(faults[0]).toMatch(/^POLICY: .*[^.]\.$/)
  expect(faults[0]).toContain(`POLICY: ${words}`)
})

test('whoever is subscribed from outside MAIL_DOMAINS is a fault', () => {
  expect(faultsOf({ subscriptions: [{ ...subscription, to: ['eve@elsewhere.example'] }] })).toEqual([
    'POLICY: mail.subscriptions name eve@elsewhere.example, which is outside MAIL_DOMAINS (example.com).',
  ])
})

test('the POLICY that the README shows is one without a fault', () => {
  const [, shown = ''] = /```json\n(\{\n {2}"mail"[\s\S]*?)```/.exec(readFileSync('README.md', 'utf8')) ?? []

  expect(faultsOf(JSON.parse(shown).mail)).toEqual([])
})

test('docs/mail.md lists every field of mail with its default and its bounds', () => {
  const [, table = ''] = readFileSync('docs/mail.md', 'utf8').split('| Field ')
  const listed = table.split('\n').flatMap((line) => {
    const [, field, takes = '', value = ''] =
      /^\| `([a-zA-Z.[\]]+)` +\| (.+?) +\| (\S.*?) +\|/.exec(line) ?? []
    return field === undefined
      ? []
      : [{ field, takes: /^\d+ to \d+$/.test(takes) ? takes : null, default: value.replaceAll('`', '') }]
  })

  expect(listed).toEqual(fieldsOf(z.toJSONSchema(MailPolicy, { io: 'input', unrepresentable: 'any' })))
})

interface Schema {
  readonly type?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly default?: unknown
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
}

/** A part of fields is not listed itself; a list of them is, and then what each of its entries holds. */
function fieldsOf(json: unknown, path = ''): { field: string; takes: string | null; default: string }[] {
  return Object.entries((json as Schema | undefined)?.properties ?? {}).flatMap(([name, part]) => {
    const field = path + name
    if (part.properties) return fieldsOf(part, `${field}.`)
    const takes = part.type === 'integer' ? `${part.minimum} to ${part.maximum}` : null
    const given = part.default === undefined ? '–' : JSON.stringify(part.default)
    return [{ field, takes, default: given }, ...fieldsOf(part.items, `${field}[].`)]
  })
}

test.each([
  [{ decisions: true }, 'decisions must be an object, found true'],
  [{ decisions: [] }, 'decisions must be an object, found []'],
  [{ decisions: null }, 'decisions must be an object, found null'],
  [{ decisions: { ask: 'yes' } }, 'decisions.ask must be true or false, found "yes"'],
  [
    { decisions: { asks: true } },
    'decisions.asks is not known; docs/scoring.md, docs/mail.md and docs/decision-log.md name what is',
  ],
  [
    { decision: { ask: true } },
    'decision is not known; docs/scoring.md, docs/mail.md and docs/decision-log.md name what is',
  ],
])('a POLICY of %j is a fault that names its place', (policy, fault) => {
  expect(faultsIn(policy)).toEqual([`POLICY: ${fault}.`])
})
