import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { privateKeyOf } from '#src/adapters/github/private-key-of.ts'
import type { Failure } from '#src/ports/failure.ts'
import { addPull, addRepository } from '#src/sandbox/github/seed.ts'
import { registerApp } from '#src/sandbox/github/seed-app.ts'
import type { GithubState } from '#src/sandbox/github/state.ts'
import { of, openFollowBench } from './follow-bench.ts'

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 })
const pem = {
  pkcs1: privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
  pkcs8: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  public: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
}

async function appBench(change: { appId?: string; installationId?: string; privateKey?: string } = {}) {
  const bench = await openFollowBench()
  const app = registerApp(bench.state as GithubState, pem.public)
  const auth = {
    kind: 'app' as const,
    appId: String(app.id),
    installationId: String(app.installationId),
    privateKey: pem.pkcs1,
    ...change,
  }
  return { ...bench, source: bench.connect(auth), auth }
}

test('a key becomes PKCS#8, in which every runtime takes it, whatever its form', () => {
  const form = (text: string) => text.replace(/\s/g, '')
  expect(form(privateKeyOf(pem.pkcs1))).toBe(form(pem.pkcs8))
  expect(form(privateKeyOf(`\n${pem.pkcs8.replaceAll('\n', '\r\n')}\n`))).toBe(form(pem.pkcs8))
})

test('an App reads with a token of its installation, which it asks for once an hour', async () => {
  const { state, source, follow, kept, requests, clock } = await appBench()
  addPull(state, addRepository(state, 'acme/shop'))
  await follow({ source })
  await follow({ source })
  expect(of('pull', kept())).toHaveLength(1)
  const tokens = () => requests.filter(({ path }) => path.endsWith('/access_tokens')).length
  expect(tokens()).toBe(1)
  expect(source.requests()).toBe(requests.length)

  clock.set('2026-11-20T09:01:00.000Z')
  await follow({ source })
  expect(tokens()).toBe(2)
})

test.each([
  ['is cut off', pem.pkcs1.slice(0, 400)],
  ['is a public key', pem.public],
  [
    'is an OpenSSH key',
    '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjE\n-----END OPENSSH PRIVATE KEY-----',
  ],
  [
    'is encrypted',
    '-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIFHDBOBgkqhkiG9w0\n-----END ENCRYPTED PRIVATE KEY-----',
  ],
  ['does not begin with', 'MIIEpAIBAAKCAQEA'],
  ['not base64', '-----BEGIN PRIVATE KEY-----\nMIIE*pAIBAAK\n-----END PRIVATE KEY-----'],
  ['is no RSA private key', '-----BEGIN PRIVATE KEY-----\nMIIEpAIBAAKCAQEA\n-----END PRIVATE KEY-----'],
])('a key that %s is told as that, and not shown', async (said, privateKey) => {
  const { source, requests } = await appBench({ privateKey })
  const failure = (await source.active?.(['github/acme/shop']).catch((error) => error)) as Failure
  expect(failure).toMatchObject({ name: 'Failure', code: 'unauthorized', retryable: false })
  expect(failure.message).toContain(said)
  expect(failure.message).toContain('GITHUB_APP_PRIVATE_KEY')
  expect(`${failure.stack} ${String(failure.cause)}`).not.toContain('MIIE')
  expect(requests).toEqual([])
})

test('an App, an installation or a key that GitHub does not know is told by its setting', async () => {
  const other = generateKeyPairSync('rsa', { modulusLength: 2_048 }).privateKey
  const cases = [
    [{ installationId: '999' }, 'GITHUB_APP_INSTALLATION_ID'],
    [{ appId: '998' }, 'GITHUB_APP_ID'],
    [{ privateKey: other.export({ type: 'pkcs8', format: 'pem' }).toString() }, 'GITHUB_APP_PRIVATE_KEY'],
  ] as const
  for (const [change, setting] of cases) {
    const { source } = await appBench(change)
    await expect(source.active?.(['github/acme/shop'])).rejects.toMatchObject({
      code: 'unauthorized',
      message: expect.stringContaining(setting),
    })
  }
})

test('a token that GitHub takes back is told, and the next run asks for another', async () => {
  const { state, source } = await appBench()
  addRepository(state, 'acme/shop')
  await source.active?.(['github/acme/shop'])
  state.installationTokens.clear()
  await expect(source.active?.(['github/acme/shop'])).rejects.toMatchObject({
    code: 'unauthorized',
    message: expect.stringMatching(/refused the GitHub App .*: check that it is still installed/),
  })
  expect(await source.active?.(['github/acme/shop'])).toEqual([])
})
