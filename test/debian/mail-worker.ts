import { createSmtpMailer } from '#src/adapters/smtp/create-smtp-mailer.ts'
import type { Mail } from '#src/ports/mailer.ts'

/** A Worker that sends the mail it is handed, by the mail server it is told, and answers how that ended. */
// biome-ignore lint/style/noDefaultExport: the way in which workerd finds what a Worker answers
export default {
  async fetch(request: Request): Promise<Response> {
    const { url, mail } = (await request.json()) as { readonly url: string; readonly mail: Mail }
    const from = 'OKRs <okr@example.test>'
    const mailer = createSmtpMailer({ url, from, domains: [], runtime: 'workers', timeoutMs: 10_000 })
    return Response.json(await mailer.send(mail))
  },
}
