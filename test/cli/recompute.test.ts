import { expect, onTestFinished, test } from 'vitest'
import { runCli } from '#src/cli/run-cli.ts'
import { sync } from '#src/jobs/sync.ts'
import { openBench } from '#test/jobs/a-bench.ts'

async function aStore() {
  const bench = await openBench()
  onTestFinished(bench.close)
  const said: string[] = []
  const never = () => Promise.reject(new Error('not asked for'))
  const run = (...words: string[]) =>
    runCli(['recompute', ...words], {
      env: {},
      out: (text) => void said.push(text),
      err: (text) => void said.push(text),
      open: async () => ({ deps: bench.deps, close: async () => {} }),
      openDoctor: never,
      initWorkspace: never,
      openAudit: never,
      openAdoption: never,
      backup: never,
      serve: never,
      ask: never,
      untilStopped: never,
    })
  return { ...bench, said, run }
}

test('a run is reckoned again and comes out the same', async () => {
  const { deps, said, run } = await aStore()
  const { run: of } = await sync(deps)

  expect(await run()).toBe(0)
  expect(await run(of.id, '--json')).toBe(0)

  expect(said[0]).toContain(`Run ${of.id} (sync, as of ${of.asOf}`)
  expect(said[0]).toContain('the same to the byte')
  expect(JSON.parse(said[1] ?? '')).toMatchObject({ run: of.id, same: true, sameRules: true })
})

test('a run whose kept inputs someone changed is found out', async () => {
  const { deps, said, run } = await aStore()
  const { run: of } = await sync(deps)
  const sections = await deps.inputs.read(of.id)
  const changed = [...(sections ?? [])].map(
    ([name, text]) => [name, text.replace('"target":60', '"target":61')] as const,
  )
  await deps.inputs.keep(of.id, new Map(changed))

  expect(await run('last')).toBe(1)

  expect(said[0]).toContain('NOT the same')
})

test('where there is nothing to reckon with a sentence says so', async () => {
  const { said, run } = await aStore()

  expect(await run()).toBe(2)
  expect(await run('nonsense')).toBe(2)

  expect(said[0]).toContain('No run is in the store')
  expect(said[1]).toContain('There is no run "nonsense"')
})
