import { expect, test } from 'vitest'
import { announceNew, freeze, type Letter } from '#src/jobs/freeze.ts'
import { NOW } from '#test/core/a-snapshot.ts'
import { openBench } from './a-bench.ts'

const letter: Letter = {
  kind: 'digest',
  slot: '2026-W47',
  to: ['cto@example.com'],
  subject: 'OKR digest 2026-W47',
  html: '<p>One</p>',
  text: 'One',
}

test('a letter is laid down once for each recipient, and the first stays as it is', async () => {
  const { deps } = await openBench()

  await freeze(deps, { ...letter, to: ['cto@example.com', 'ceo@example.com'] }, NOW)
  await freeze(deps, { ...letter, text: 'Two' }, '2026-11-21T09:00:00.000Z')

  const laid = await deps.outbox.list(['pending'])
  expect(laid.map(({ to }) => to).sort()).toEqual(['ceo@example.com', 'cto@example.com'])
  expect(laid).toMatchObject([
    { text: 'One', date: NOW },
    { text: 'One', date: NOW },
  ])
})

test('an address whose case changes is the same recipient, and no failure', async () => {
  const { deps } = await openBench()

  await freeze(deps, { ...letter, to: ['CTO@Example.com'] }, NOW)
  await freeze(deps, { ...letter, to: ['cto@example.com', 'Cto@example.com'] }, NOW)

  expect(await deps.outbox.list(['pending'])).toMatchObject([{ to: 'cto@example.com' }])
})

test('two deployments that mail under one domain never share a Message-ID, and one keeps its own', async () => {
  const messageIdIn = async (workspace: string) => {
    const { deps } = await openBench({ workspace })
    await freeze(deps, letter, NOW)
    return (await deps.outbox.list(['pending']))[0]?.messageId
  }

  const ours = await messageIdIn('acme')

  expect(ours).toMatch(/^<digest\.[0-9a-f]{32}@example\.com>$/)
  expect(await messageIdIn('acme')).toBe(ours)
  expect(await messageIdIn('globex')).not.toBe(ours)
})

test('a dry run announces what is not in the outbox, in whichever case, and reads no message for it', async () => {
  const { deps } = await openBench()
  await freeze(deps, letter, NOW)
  const list = () => expect.unreachable('it read the outbox')

  const announced = await announceNew({ ...deps, outbox: { ...deps.outbox, list } }, [
    { ...letter, to: ['CTO@example.com', 'Ceo@example.com'] },
  ])

  expect(announced).toEqual([
    { kind: 'digest', to: 'ceo@example.com', subject: letter.subject, state: 'planned', detail: null },
  ])
})
