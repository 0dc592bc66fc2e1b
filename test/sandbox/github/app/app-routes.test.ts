import { createSign, generateKeyPairSync } from 'node:crypto'
import { createAppAuth } from '@octokit/auth-app'
import { Octokit, type RestEndpointMethodTypes } from '@octokit/rest'
import { expect, expectTypeOf, test } from 'vitest'
import type { appBody } from '#src/sandbox/github/app/app-body.ts'
import type { installationTokenBody } from '#src/sandbox/github/app/installation-token-body.ts'
import { addIssue } from '#src/sandbox/github/seed.ts'
import { registerApp } from '#src/sandbox/github/seed-app.ts'
import { get, organisation, origin } from '#test/sandbox/github/organisation.ts'

const { publicKey, privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
})

const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

function installed() {
  const all = organisation()
  const app = registerApp(all.state, publicKey)
  const auth = { appId: app.id, installationId: app.installationId, privateKey, log }
  const asApp = new Octokit({ authStrategy: createAppAuth, auth, baseUrl: origin, log })
  addIssue(all.state, all.shop)
  return { ...all, registered: app, asApp }
}

interface Claims {
  readonly iss?: unknown
  /** Seconds from the sandbox's now. */
  readonly iat?: number
  readonly exp?: number
}

/** Signed by hand, for what the real SDK would never send. */
function signed(now: Date, { iss, iat = 0, exp = 60 }: Claims, alg = 'RS256'): string {
  const seconds = now.getTime() / 1_000
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const text = `${part({ alg })}.${part({ iss, iat: seconds + iat, exp: seconds + exp })}`
  return `${text}.${createSign('RSA-SHA256').update(text).sign(privateKey, 'base64url')}`
}

function askForToken(installation: number, jwt: string): Promise<Response> {
  const headers = { Authorization: `Bearer ${jwt}`, 'User-Agent': 'test' }
  return fetch(`${origin}/app/installations/${installation}/access_tokens`, { method: 'POST', headers })
}

test('an App and its tokens are as Octokit declares them', () => {
  type Apps = RestEndpointMethodTypes['apps']
  type Declared = Apps['getAuthenticated']['response']['data']
  expectTypeOf<ReturnType<typeof appBody>>().toExtend<NonNullable<Declared>>()
  type Token = Apps['createInstallationAccessToken']['response']['data']
  expectTypeOf<ReturnType<typeof installationTokenBody>>().toExtend<Token>()
})

test('the real SDK finds its way to a token, by the clock that GitHub tells, and reads with it', async () => {
  const { asApp, registered, requests } = installed()
  const issue = await asApp.rest.issues.get({ owner: 'acme', repo: 'shop', issue_number: 1 })
  expect(issue.data.number).toBe(1)
  await expect(asApp.graphql('{ viewer { login } }')).resolves.toMatchObject({ viewer: {} })
  const about = await asApp.rest.apps.getAuthenticated()
  expect(about.data).toMatchObject({ id: registered.id, slug: registered.slug })
  // Where this machine's clock is not that of the sandbox, the first try is refused and says what time it is.
  const asked = requests.filter(({ path, status }) => path.endsWith('/access_tokens') && status === 201)
  expect(asked).toHaveLength(1)
})

test('a token is good for an hour, and its ETags are its own', async () => {
  const { registered, clock } = installed()
  const jwt = signed(clock.now, { iss: String(registered.id) })
  const given = async () => {
    const response = await askForToken(registered.installationId, jwt)
    return (await response.json()) as { token: string; expires_at: string }
  }
  const read = (token: string, etag: string | null = null) =>
    get('/repos/acme/shop/issues/1', { Authorization: `token ${token}`, 'If-None-Match': etag })
  const [first, second] = [await given(), await given()]
  expect(first.expires_at).toBe('2026-11-20T09:00:00Z')
  const answer = await read(first.token)
  const etag = answer.headers.get('etag')
  expect((await read(first.token, etag)).status).toBe(304)
  expect((await read(second.token, etag)).status).toBe(200)
  clock.now = new Date('2026-11-20T09:00:00.000Z')
  expect((await read(first.token)).status).toBe(401)
})

test.each<[string, Claims, number, string]>([
  ['a claim to be another', { iss: 'nobody' }, 404, 'Integration not found'],
  ['a claim to be nobody', { iss: null }, 401, 'could not be decoded'],
  ['a token from the future', { iat: 60 }, 401, "'Issued at' claim ('iat')"],
  ['a token that has run out', { iat: -120, exp: 0 }, 401, 'must be a numeric value'],
  ['a token for too long', { exp: 601 }, 401, 'too far in the future'],
])('%s is refused', async (_name, claims, status, message) => {
  const { registered, clock } = installed()
  const jwt = signed(clock.now, { iss: registered.id, ...claims })
  const response = await get('/app', { Authorization: `Bearer ${jwt}` })
  expect([response.status, await response.text()]).toEqual([status, expect.stringContaining(message)])
})

test('what is not signed with the key of the App, in the way of Apps, cannot be decoded', async () => {
  const { registered, clock } = installed()
  const claims = { iss: registered.id }
  const [head, payload] = signed(clock.now, claims).split('.')
  for (const token of [`${head}.${payload}.AAAA`, signed(clock.now, claims, 'none'), 'ghp_secret']) {
    const response = await get('/app', { Authorization: `Bearer ${token}` })
    expect([response.status, await response.text()]).toEqual([401, expect.stringContaining('JSON web token')])
  }
})

test('an App gets tokens of its own installation only, and reads nothing else by its own signature', async () => {
  const { registered, clock } = installed()
  const jwt = signed(clock.now, { iss: registered.id })
  expect((await askForToken(9_999, jwt)).status).toBe(404)
  expect((await get('/user', { Authorization: `Bearer ${jwt}` })).status).toBe(401)
})
