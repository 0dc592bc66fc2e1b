import { createMiddleware } from 'hono/factory'
import { sameSecret } from './same-secret.ts'

/** Lets only callers through who know the token: `Authorization: Bearer <API_TOKEN>`. */
export function requireToken(token: string) {
  return createMiddleware(async function requireToken(context, next) {
    const given = /^Bearer (.+)$/i.exec(context.req.header('Authorization') ?? '')?.[1]
    if (given === undefined || !(await sameSecret(given, token))) {
      context.header('WWW-Authenticate', 'Bearer')
      return context.json(
        { code: 'unauthorized', message: 'Send the header "Authorization: Bearer <API_TOKEN>".' },
        401,
      )
    }
    await next()
    return
  })
}
