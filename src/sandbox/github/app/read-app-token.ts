import { verify } from 'node:crypto'
import * as z from 'zod'
import type { GithubApp, GithubState } from '#src/sandbox/github/state.ts'

/** Why a token of an App is refused. */
interface AppRefusal {
  readonly status: 401 | 404
  readonly message: string
}

const Header = z.object({ alg: z.literal('RS256') })
const Claims = z.object({
  iss: z.union([z.string(), z.number()]).transform(String),
  iat: z.number(),
  exp: z.number(),
})

/** No token may live longer than this. */
const longest = 600

const unreadable: AppRefusal = { status: 401, message: 'A JSON web token could not be decoded' }

/**
 * The App that signed a JSON Web Token (RS256), or why the token is worth nothing.
 * @param authorization the header, for example `bearer eyJ…`
 */
export function readAppToken(state: GithubState, authorization: string): GithubApp | AppRefusal {
  const [, head = '', payload = '', signature = ''] =
    /^bearer ([\w-]+)\.([\w-]+)\.([\w-]+)$/i.exec(authorization) ?? []
  const claims = decode(payload, Claims)
  if (!decode(head, Header) || !claims) return unreadable
  const app = state.apps.find(({ id }) => String(id) === claims.iss)
  if (!app) return { status: 404, message: 'Integration not found' }
  const signed = verify(
    'RSA-SHA256',
    Buffer.from(`${head}.${payload}`),
    app.publicKey,
    Buffer.from(signature, 'base64url'),
  )
  return signed ? (outOfTime(claims, state.now()) ?? app) : unreadable
}

/** By GitHub's own clock, which it tells in the `Date` header. */
function outOfTime({ iat, exp }: z.infer<typeof Claims>, now: Date): AppRefusal | null {
  const seconds = now.getTime() / 1_000
  const refused = (message: string): AppRefusal => ({ status: 401, message })
  if (!Number.isInteger(iat) || iat > seconds) {
    return refused(
      "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued",
    )
  }
  if (exp <= seconds) {
    return refused(
      "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
    )
  }
  return exp > seconds + longest ? refused("'Expiration time' claim ('exp') is too far in the future") : null
}

function decode<T>(part: string, schema: z.ZodType<T>): T | null {
  try {
    return schema.parse(JSON.parse(Buffer.from(part, 'base64url').toString()))
  } catch {
    return null
  }
}
