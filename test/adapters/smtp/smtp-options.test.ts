import { expect, test } from 'vitest'
import { smtpOptions } from '#src/adapters/smtp/smtp-options.ts'
import { parseSmtpUrl } from '#src/adapters/smtp/smtp-settings.ts'

const server = parseSmtpUrl('smtps://mail.example.test')

test('a server has 15 seconds to greet and a minute for each answer after that', () => {
  expect(smtpOptions(server, { runtime: 'node', timeoutMs: 60_000 }, () => {})).toMatchObject({
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
  })
})
