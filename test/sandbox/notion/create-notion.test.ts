import { expect, test } from 'vitest'
import { clientFor, origin, serveNotion, token } from './serve-notion.ts'

test('a wrong token is refused with 401', async () => {
  serveNotion()

  await expect(clientFor('ntn_wrong').users.me({})).rejects.toMatchObject({
    status: 401,
    code: 'unauthorized',
    message: 'API token is invalid.',
  })
})

test('a request without Notion-Version is refused', async () => {
  serveNotion()
  const response = await fetch(`${origin}/v1/users/me`, { headers: { authorization: `Bearer ${token}` } })

  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({ object: 'error', code: 'missing_version' })
})

test('another Notion-Version is refused and named', async () => {
  serveNotion()

  await expect(clientFor(token, '2022-06-28').users.me({})).rejects.toMatchObject({
    code: 'validation_error',
    message: expect.stringContaining('should be `"2026-03-11"`, instead was `"2022-06-28"`'),
  })
})

test('an unknown path is an invalid request URL', async () => {
  const { client } = serveNotion()

  await expect(client.request({ path: 'databases/x/query', method: 'post', body: {} })).rejects.toMatchObject(
    {
      status: 400,
      code: 'invalid_request_url',
    },
  )
})

test('a body that is no JSON is refused', async () => {
  serveNotion()
  const headers = { authorization: `Bearer ${token}`, 'notion-version': '2026-03-11' }
  const response = await fetch(`${origin}/v1/search`, { method: 'POST', headers, body: '{' })

  expect(await response.json()).toMatchObject({ status: 400, code: 'invalid_json' })
})

test('a body of more than 500 KB is refused', async () => {
  const { client } = serveNotion()

  await expect(client.search({ query: 'x'.repeat(500 * 1024) })).rejects.toMatchObject({
    code: 'validation_error',
    message: expect.stringContaining('should be ≤ `512000` bytes'),
  })
})

test('every answer carries its request id in body and header, refusals too', async () => {
  const { answers } = serveNotion()
  const refused = await fetch(`${origin}/v1/users/me`)

  expect(refused.headers.get('x-notion-request-id')).toBe(answers[0]?.body['request_id'])
})

test('every request is logged with method and path', async () => {
  const { client, root, requests } = serveNotion()
  await client.users.me({})
  await client.pages.retrieve({ page_id: root, filter_properties: ['title'] })

  expect(requests).toEqual([
    { method: 'GET', path: '/v1/users/me' },
    { method: 'GET', path: `/v1/pages/${root}` },
  ])
})

test('two stand-ins that live through the same have the same ids', () => {
  expect(serveNotion().root).toBe(serveNotion().root)
})
