import { expect, onTestFinished } from 'vitest'
import type { Context } from '#src/cli/context.ts'
import { runCli } from '#src/cli/run-cli.ts'
import { openBench } from '#test/jobs/a-bench.ts'

/**
 * The command line over a bench of its own, which needs a session alone.
 * @returns the bench with `run`, which answers an exit code, and with what the last command said
 */
export async function aLine(given: Parameters<typeof openBench>[0] & { readonly answer?: boolean } = {}) {
  const bench = await openBench(given)
  onTestFinished(bench.close)
  const said = { out: '', err: '' }
  const nothing = (): never => expect.unreachable('only a session is needed')
  const context: Context = {
    env: {},
    out(text) {
      said.out += text
    },
    err(text) {
      said.err += text
    },
    open: async () => ({ deps: bench.deps, close: async () => {} }),
    initWorkspace: nothing,
    openAudit: nothing,
    openAdoption: nothing,
    backup: nothing,
    openDoctor: nothing,
    serve: nothing,
    ask: async (question) => {
      said.err += question
      return given.answer ?? null
    },
    untilStopped: nothing,
  }
  const run = async (...words: string[]) => {
    said.out = ''
    said.err = ''
    return runCli(words, context)
  }
  return { ...bench, said, run, episodes: async () => (await bench.deps.history.read()).episodes }
}
