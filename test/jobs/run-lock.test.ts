import { expect, test } from 'vitest'
import { createRunLock } from '#src/jobs/run-lock.ts'

test('what comes while a run is under way is not begun, and what comes after it is', async () => {
  const lock = createRunLock()
  const first = Promise.withResolvers<string>()
  const running = lock.alone(() => first.promise)

  expect(await lock.alone(async () => 'second')).toBeNull()

  first.resolve('first')
  expect(await running).toEqual({ result: 'first' })
  expect(await lock.alone(async () => 'third')).toEqual({ result: 'third' })
})

test('a run that throws frees the lock', async () => {
  const lock = createRunLock()

  await expect(lock.alone(() => Promise.reject(new Error('no')))).rejects.toThrow('no')

  expect(await lock.alone(async () => 'next')).toEqual({ result: 'next' })
})
