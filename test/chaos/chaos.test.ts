import { expect, onTestFinished, test } from 'vitest'
import { chaosRun } from './chaos-run.ts'
import { layLife } from './lay-life.ts'
import { printChaosRuns } from './print-chaos-runs.ts'

test('a morning in which everything fails at times ends like the same morning undisturbed, and nobody is harmed', async () => {
  const life = await layLife('2026-11-23T08:00:00.000Z', { looks: 0 })
  onTestFinished(life.clear)
  const runs = [await chaosRun(life, 2, 0.5)]
  const { text, isUnharmed } = printChaosRuns(runs, [], 0.5)

  for (const { harm } of runs)
    expect(harm).toEqual({
      valuesChanged: [],
      writesRepeated: [],
      askedTwice: [],
      mailsTwice: [],
      mailsLost: [],
      differences: [],
      unrest: [],
      bugs: [],
    })
  for (const { injected, edits, written, mails } of runs) {
    expect(new Set(injected.map(({ system }) => system))).toContain('notion')
    expect(Math.min(edits, written, mails.sent)).toBeGreaterThan(0)
  }
  expect(isUnharmed).toBe(true)
  expect(text).toContain('Mails that were lost: 0')
})
