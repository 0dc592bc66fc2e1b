import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { network, refuseRequests, takeUnexpected } from './network.ts'

// Apart from the server itself: what is named in setupFiles is evaluated for each test file, also where files share a process and their
// helpers know the first server only.

beforeAll(() => {
  network.listen({ onUnhandledFrame: 'bypass' })
  refuseRequests()
})

afterEach(() => {
  refuseRequests()
  expect(takeUnexpected(), 'requests that no handler expects').toEqual([])
})

afterAll(() => network.close())
