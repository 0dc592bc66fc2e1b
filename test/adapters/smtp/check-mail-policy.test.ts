import { expect, test } from 'vitest'
import { checkMailPolicy } from '#src/adapters/smtp/check-mail-policy.ts'
import { MailPolicy } from '#src/core/mail/mail-policy.ts'

const mail = { digestTo: ['cto@example.com'], escalateTo: [], opsTo: [] }
const policy = MailPolicy.parse({
  timezones: { 'Ada@example.com': 'Asia/Tokyo', 'cto@example.com': 'Asia/Tokyo', 'left@example.com': 'UTC' },
})

test('a time zone of somebody whom no row and no setting names is warned of, unless not everybody is known', () => {
  const named = { teams: null, addresses: new Set(['ada@example.com']) }

  expect(checkMailPolicy(policy, mail, named).map(({ state, message }) => [state, message])).toEqual([
    ['warning', 'mail.timezones names left@example.com, whom no row and no other setting names.'],
  ])
  for (const unknown of [null, { ...named, addresses: null }]) {
    expect(checkMailPolicy(policy, mail, unknown)).toMatchObject([
      { state: 'ok', message: expect.stringContaining('not compared with the rows') },
    ])
  }
})
