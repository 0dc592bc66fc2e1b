import { expect, test } from 'vitest'
import { createFaults, type FaultOptions } from '#src/sandbox/faults/create-faults.ts'

const offers = [
  { kind: 'bad_gateway', weight: 1 },
  { kind: 'conflict', weight: 1 },
  { kind: 'silence', weight: 0.2 },
  { kind: 'request_blocked', weight: 0 },
]

function drawn(options: FaultOptions, count = 2_000): (string | null)[] {
  const faults = createFaults(options)
  return Array.from({ length: count }, () => faults.draw('notion', offers))
}

test('a seed decides which requests fail and how, and a rate how many', () => {
  expect(drawn({ seed: 7, rate: 0.2 })).toEqual(drawn({ seed: 7, rate: 0.2 }))
  expect(drawn({ seed: 7, rate: 0.2 })).not.toEqual(drawn({ seed: 8, rate: 0.2 }))
  const kinds = drawn({ seed: 7, rate: 0.2 }).filter((kind) => kind !== null)
  expect(kinds.length).toBeGreaterThan(340)
  expect(kinds.length).toBeLessThan(460)
  const silent = kinds.filter((kind) => kind === 'silence').length
  expect(silent).toBeGreaterThan(0)
  expect(silent).toBeLessThan(80)
  expect(drawn({ seed: 7, rate: 0 })).toEqual(drawn({ seed: 8, rate: 0 }))
  expect(drawn({ seed: 7, rate: 1 })).not.toContain(null)
})

test('one system has no part in what befalls another', () => {
  const [alone, beside] = [createFaults({ seed: 7, rate: 0.5 }), createFaults({ seed: 7, rate: 0.5 })]
  const one = Array.from({ length: 50 }, () => alone.draw('notion', offers))
  const other = Array.from({ length: 50 }, () => {
    beside.draw('github', offers)
    return beside.draw('notion', offers)
  })
  expect(other).toEqual(one)
})

test('what comes only where it is named comes there, and nothing else does', () => {
  expect(drawn({ seed: 7, rate: 1 })).not.toContain('request_blocked')
  expect(new Set(drawn({ seed: 7, rate: 1, kinds: ['request_blocked'] }))).toEqual(
    new Set(['request_blocked']),
  )
  expect(new Set(drawn({ seed: 7, rate: 1, kinds: ['unicorn'] }))).toEqual(new Set([null]))
})

test('a planned fault waits for the first request from its place on that it can befall', () => {
  const faults = createFaults({
    plan: [
      { system: 'notion', kind: 'conflict', at: 2, times: 2 },
      { system: 'notion', kind: 'bad_gateway', at: 1 },
      { system: 'smtp', kind: 'slow_greeting', at: 1 },
    ],
  })
  const [bad, conflict] = offers
  const read = bad ? [bad] : []
  const write = bad && conflict ? [bad, conflict] : []
  expect(faults.draw('notion', read)).toBe('bad_gateway')
  expect(faults.draw('notion', read)).toBeNull()
  expect(faults.draw('notion', write)).toBe('conflict')
  expect(faults.draw('notion', write)).toBe('conflict')
  expect(faults.draw('notion', write)).toBeNull()
  expect(faults.tally()).toEqual([
    { system: 'notion', kind: 'bad_gateway', count: 1 },
    { system: 'notion', kind: 'conflict', count: 2 },
  ])
})

test('paused faults befall nothing and count no request', () => {
  const faults = createFaults({ plan: [{ system: 'linear', kind: 'bad_gateway', at: 2 }] })
  faults.pause()
  expect(faults.draw('linear', offers)).toBeNull()
  expect(faults.draw('linear', offers)).toBeNull()
  faults.resume()
  expect(faults.draw('linear', offers)).toBeNull()
  expect(faults.draw('linear', offers)).toBe('bad_gateway')
})
