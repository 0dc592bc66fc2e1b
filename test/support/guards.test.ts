import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { takeUnexpected } from './network.ts'
import { takeConsole } from './quiet.ts'

test('a request that no handler expects is refused and told of, also to a server that really answers', async () => {
  let answered = 0
  const server = createServer((_request, response) => {
    answered += 1
    response.end('live')
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`

  await expect(fetch(url)).rejects.toThrow()

  expect(takeUnexpected()).toEqual([`GET ${url}`])
  expect(answered).toBe(0)
  server.close()
})

test('what is printed to the console is told of', () => {
  // biome-ignore lint/suspicious/noConsole: noise is what is tested
  console.warn('noise', 1)

  expect(takeConsole()).toEqual(['warn: noise 1'])
})
