import { expect, test } from 'vitest'
import type { KeyResult } from '#src/core/model.ts'
import { ada, aKeyResult, CHECKOUT, checkoutAt, checkoutUnknown } from '../a-snapshot.ts'
import { aLadder, MAIL } from './a-ladder.ts'

const NOW = '2026-11-20T09:00:00.000Z'
const bo = { id: 'bo', name: 'Bo Li', email: null }
const cy = { id: 'cy', name: 'Cy Roe', email: 'cy@partner.example' }

function first(given: Partial<KeyResult>, mail = MAIL) {
  const row = aKeyResult({ override: 'off_track', overrideUntil: '2027-01-31', ...given })
  const ladder = aLadder({ mail })
  ladder.run('2026-11-19T09:00:00.000Z', { keyResults: [{ ...row, override: 'on_track' }] })
  const { subjects, findings } = ladder.run(NOW, { keyResults: [row] })
  return { to: subjects[0]?.to, standIns: subjects[0]?.standIns, findings }
}

test('both of two owners hear, each once, in lower case', () => {
  const owners = [ada, { ...ada, id: 'x', email: 'ADA@example.com' }, { ...cy, email: 'Cy@example.com' }]
  expect(first({ owners })).toEqual({
    to: ['ada@example.com', 'cy@example.com'],
    standIns: undefined,
    findings: [],
  })
})

test('an owner without an address, or without one plain address, is told, and DIGEST_TO hears instead', () => {
  for (const [email, words] of [
    [null, 'Bo Li has no mail address'],
    [
      'cy@example.com, dee@example.com',
      'Bo Li has the mail address "cy@example.com, dee@example.com", which',
    ],
  ] as const) {
    expect(first({ owners: [ada, { ...bo, email }] })).toMatchObject({
      to: ['ada@example.com', 'cto@example.com'],
      standIns: ['cto@example.com'],
      findings: [
        {
          code: 'owner_without_address',
          database: 'keyResults',
          pageId: 'k1',
          property: 'Owner',
          message: expect.stringContaining(words),
        },
      ],
    })
  }
})

test('an owner outside MAIL_DOMAINS is told unless the row accepts it, and DIGEST_TO hears instead', () => {
  const mail = { ...MAIL, domains: ['example.com'] }
  expect(first({ owners: [cy, ada] }, mail)).toMatchObject({
    to: ['ada@example.com', 'cto@example.com'],
    findings: [
      {
        code: 'owner_outside_domains',
        level: 'mend',
        message: expect.stringMatching(/Cy Roe.*cy@partner\.example.*MAIL_DOMAINS allows example\.com/),
        mend: expect.stringContaining('MAIL_DOMAINS'),
      },
    ],
  })
  const accepted = first({ owners: [cy], acceptedFindings: ['owner_outside_domains'] }, mail)
  expect(accepted).toMatchObject({ to: ['cto@example.com'], findings: [] })
  expect(first({ owners: [cy] }).to).toEqual(['cy@partner.example'])
})

test('without an owner DIGEST_TO hears', () => {
  expect(first({ owners: [] })).toMatchObject({ to: ['cto@example.com'], findings: [] })
})

test('while its source fails nobody hears more of it; what it began with when it is back says so', () => {
  const measured = { source: CHECKOUT, measure: 'progress', baseline: 0, target: 100 }
  const ladder = aLadder()
  const run = (day: string, current: number, readings: ReturnType<typeof checkoutAt>) =>
    ladder.run(`2026-11-${day}T09:00:00.000Z`, {
      keyResults: [aKeyResult({ ...measured, current })],
      readings,
    })
  const down = checkoutUnknown('source_failed', 'Linear answered 503.')
  run('11', 60, checkoutAt(0.6))
  expect(run('12', 60, down).letters).toEqual([])
  const back = run('16', 60, checkoutAt(0.05))
  expect(back.subjects).toMatchObject([
    {
      key: 'k1-2026-11-16/owner',
      about: {
        escalation: { restored: { source: 'Linear', since: null, until: '2026-11-16T09:00:00.000Z' } },
      },
    },
  ])
  expect(run('20', 5, down).letters).toEqual([])
  expect(run('23', 5, checkoutAt(0.05)).letters).toEqual(['k1-2026-11-16/above ceo@example.com'])
})
