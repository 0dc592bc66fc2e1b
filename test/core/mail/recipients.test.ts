import { expect, test } from 'vitest'
import type { KeyResultResult } from '#src/core/evaluation.ts'
import { escalationRecipients } from '#src/core/mail/recipients.ts'
import type { KeyResult } from '#src/core/model.ts'
import { ada, aKeyResult, aSnapshot, evaluateAt, NOW } from '#test/core/a-snapshot.ts'

const bo = { id: 'bo', name: 'Bo Li', email: null }
const mail = {
  digestTo: ['cto@example.com'],
  escalateTo: ['ceo@example.com', 'ADA@example.com'],
  domains: [] as string[],
}

function recipientsOf(
  keyResult: Partial<KeyResult>,
  risk: KeyResultResult['risk'] = 'high',
  madeByInit = true,
  settings = mail,
) {
  const made = aSnapshot({ keyResults: [aKeyResult(keyResult)] })
  const snapshot = { ...made, databases: made.databases.map((each) => ({ ...each, madeByInit })) }
  const [result] = evaluateAt(NOW, { snapshot }).keyResults
  return escalationRecipients({ result: { ...result!, risk }, snapshot, mail: settings })
}

test('the owners hear', () => {
  expect(recipientsOf({})).toMatchObject({ to: ['ada@example.com'], findings: [] })
})

test('ESCALATE_TO hears too when the risk is critical, each address once', () => {
  expect(recipientsOf({}, 'critical').to).toHaveLength(2)
  expect(recipientsOf({}, 'critical').to.map((address) => address.toLowerCase())).toEqual([
    'ada@example.com',
    'ceo@example.com',
  ])
  expect(recipientsOf({}, 'critical').above).toEqual(['ceo@example.com'])
  expect(recipientsOf({}, 'high').above).toEqual([])
})

test('in a workspace that init did not make DIGEST_TO alone hears', () => {
  expect(recipientsOf({ owners: [ada, bo] }, 'critical', false)).toMatchObject({
    to: ['cto@example.com'],
    findings: [],
  })
})

test('an owner without an address is told, and DIGEST_TO hears instead', () => {
  expect(recipientsOf({ owners: [ada, bo] })).toMatchObject({
    to: ['ada@example.com', 'cto@example.com'],
    findings: [
      {
        code: 'owner_without_address',
        pageId: 'k1',
        property: 'Owner',
        message: expect.stringContaining('Bo Li has no mail address'),
      },
    ],
  })
})

test('an owner outside MAIL_DOMAINS is told, and DIGEST_TO hears instead', () => {
  const cy = { id: 'cy', name: 'Cy Roe', email: 'cy@partner.example' }
  const domains = { ...mail, domains: ['example.com'] }

  expect(recipientsOf({ owners: [cy, ada] }, 'high', true, domains)).toMatchObject({
    to: ['ada@example.com', 'cto@example.com'],
    findings: [
      {
        code: 'owner_outside_domains',
        level: 'mend',
        pageId: 'k1',
        property: 'Owner',
        message: expect.stringMatching(/Cy Roe.*cy@partner\.example.*MAIL_DOMAINS allows example\.com/),
        mend: expect.stringContaining('MAIL_DOMAINS'),
      },
    ],
  })
  const accepted = { owners: [cy], acceptedFindings: ['owner_outside_domains'] }
  expect(recipientsOf(accepted, 'high', true, domains)).toMatchObject({
    to: ['cto@example.com'],
    findings: [],
  })
  expect(recipientsOf({ owners: [cy] })).toMatchObject({ to: ['cy@partner.example'], findings: [] })
})

test('an address that is not one plain address is none', () => {
  const cy = { id: 'cy', name: 'Cy Roe', email: 'cy@example.com, dee@example.com' }

  expect(recipientsOf({ owners: [cy] })).toMatchObject({
    to: ['cto@example.com'],
    findings: [{ code: 'owner_without_address' }],
  })
})

test('a key result without an owner is heard of by DIGEST_TO', () => {
  expect(recipientsOf({ owners: [] })).toMatchObject({ to: ['cto@example.com'], findings: [] })
})

test('a row that accepts the finding is not told of it', () => {
  expect(recipientsOf({ owners: [bo], acceptedFindings: ['owner_without_address'] })).toMatchObject({
    to: ['cto@example.com'],
    findings: [],
  })
})
