import { afterEach, expect } from 'vitest'

const said: string[] = []

// Assigned and not spied upon: vi.spyOn(console) fails inside workerd.
for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const) {
  console[level] = (...words: unknown[]) => void said.push(`${level}: ${words.map(String).join(' ')}`)
}

/** Hands over what was printed since the last call, for a test that expects it. */
export function takeConsole(): string[] {
  return said.splice(0)
}

afterEach(() => {
  expect(takeConsole(), 'console output that no test expects').toEqual([])
})
