import { expect, inject, test } from 'vitest'
import { createSmtpMailer } from '#src/adapters/smtp/create-smtp-mailer.ts'
import type { Mail } from '#src/ports/mailer.ts'
import { someMail } from '#test/contract/mailer.ts'

const url = inject('settings')['SMTP_URL'] ?? ''

function send(mail: Partial<Mail>, to = url) {
  const from = 'OKR sync <okr@example.test>'
  return createSmtpMailer({ url: to, from, domains: [], runtime: 'workers', timeoutMs: 5_000 }).send(
    someMail(mail),
  )
}

async function tell(what: string): Promise<void> {
  await fetch(`${inject('mailsUrl')}${what}`, { method: 'POST' })
}

async function arrivals(address: string): Promise<number> {
  const mails = (await (await fetch(inject('mailsUrl'))).json()) as { to: string[] }[]
  return mails.filter(({ to }) => to.includes(address)).length
}

test('inside workerd a refusal for good is told from a passing one, which is sent in the end, once', async () => {
  const [gone, busy] = ['gone@workers.test', 'busy@workers.test']
  await tell(`refuse/${gone}/550`)
  await tell(`refuse/${busy}/450`)

  expect(await send({ to: gone })).toMatchObject({ state: 'rejected', reason: 'EENVELOPE 550' })
  expect(await send({ to: busy })).toMatchObject({
    state: 'deferred',
    of: 'message',
    reason: 'EENVELOPE 450',
  })
  await tell(`refuse/${busy}/0`)
  expect(await send({ to: busy })).toEqual({ state: 'sent' })

  expect([await arrivals(gone), await arrivals(busy)]).toEqual([0, 1])
})

test('inside workerd a server that is not there, or refuses the login, puts the mail off and is a fault of the server', async () => {
  const port = new URL(url.replace('smtp:', 'http:')).port
  for (const wrong of ['smtp://127.0.0.1:9', `smtp://okr:wrong@127.0.0.1:${port}`]) {
    expect(await send({ to: 'cto@workers.test' }, wrong)).toMatchObject({ state: 'deferred', of: 'server' })
  }
  expect(await arrivals('cto@workers.test')).toBe(0)
})

test('inside workerd a connection that is cut after the mail leaves it unknown', async () => {
  await tell('drop')

  expect(await send({ to: 'lost@workers.test' })).toMatchObject({ state: 'unknown' })
  expect(await arrivals('lost@workers.test')).toBe(1)
})
