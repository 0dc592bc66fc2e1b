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

test('idle waits for the run under way, however it ends', async () => {
  const lock = createRunLock()
  await lock.idle()
  const run = Promise.withResolvers<void>()
  const running = lock.alone(() => run.promise)
  let idle = false
  const waiting = lock.idle().then(() => {
    idle = true
  })

  await Promise.resolve()
  expect(idle).toBe(false)

  run.reject(new Error('no'))
  await expect(running).rejects.toThrow('no')
  await waiting
  expect(idle).toBe(true)
})

test('a run that throws frees the lock', async () => {
  const lock = createRunLock()

  await expect(lock.alone(() => Promise.reject(new Error('no')))).rejects.toThrow('no')

  expect(await lock.alone(async () => 'next')).toEqual({ result: 'next' })
})
