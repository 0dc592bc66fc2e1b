import { RatelimitedLinearError } from '@linear/sdk'
import { expect, test } from 'vitest'
import { post, workspace } from './workspace.ts'

const small = { query: '{ viewer { id name email } }' }

test('each answer says in milliseconds what is left and when all is given back', async () => {
  const { clock } = workspace()
  const first = await post(small)
  const limits = (headers: Headers) =>
    Object.fromEntries([...headers].filter(([name]) => name.startsWith('x-ratelimit')))
  expect(limits(first.headers)).toEqual({
    'x-ratelimit-requests-limit': '2500',
    'x-ratelimit-requests-remaining': '2499',
    'x-ratelimit-requests-reset': String(clock.now.getTime() + 1_440),
    'x-ratelimit-complexity-limit': '3000000',
    'x-ratelimit-complexity-remaining': '2999998',
    'x-ratelimit-complexity-reset': String(clock.now.getTime() + 3),
  })
  clock.now = new Date(clock.now.getTime() + 1_440)
  const second = await post(small)
  expect(second.headers.get('x-ratelimit-requests-remaining')).toBe('2499')
})

test('a spent limit is HTTP 400, told by its code, until enough has leaked out', async () => {
  const { state, clock, ask } = workspace()
  state.limits.requests = 2
  await ask(small.query)
  await ask(small.query)
  const refused = await post(small)
  expect(refused.status).toBe(400)
  expect(await refused.json()).toMatchObject({
    errors: [{ extensions: { code: 'RATELIMITED', type: 'ratelimited', statusCode: 429 } }],
  })
  expect(refused.headers.get('x-ratelimit-requests-reset')).toBe(String(clock.now.getTime() + 3_600_000))
  await expect(ask(small.query)).rejects.toBeInstanceOf(RatelimitedLinearError)
  clock.now = new Date(clock.now.getTime() + 1_800_000)
  await expect(ask(small.query)).resolves.toBeDefined()
})

test('complexity points run out on their own', async () => {
  const { state } = workspace()
  state.limits.complexity = 100
  const page = { query: '{ issues { nodes { id title createdAt } } }' }
  expect((await post(page)).status).toBe(200)
  expect((await post(page)).status).toBe(400)
  expect((await post(small)).status).toBe(200)
})

test('the limits can be asked for', async () => {
  const { ask, clock } = workspace()
  const query =
    '{ rateLimitStatus { limits { type allowedAmount remainingAmount requestedAmount period reset } } }'
  await expect(ask(query)).resolves.toMatchObject({
    rateLimitStatus: {
      limits: [
        {
          type: 'requests',
          allowedAmount: 2_500,
          remainingAmount: 2_499,
          requestedAmount: 1,
          period: 3_600_000,
          reset: clock.now.getTime() + 1_440,
        },
        { type: 'complexity' },
      ],
    },
  })
})
