import { expect, test } from 'vitest'
import { parseLinks } from '#src/core/work/links.ts'
import { addMilestone, addPull, addRepository } from '#src/sandbox/github/seed.ts'
import { deploy, setDeploymentStatus } from '#src/sandbox/github/seed-deployments.ts'
import { reviewPull } from '#src/sandbox/github/seed-pulls.ts'
import { runWorkflow } from '#src/sandbox/github/seed-runs.ts'
import type { GithubState } from '#src/sandbox/github/state.ts'
import { of, openFollowBench, SINCE } from './follow-bench.ts'

/** Spread over the 90 days of the window: the last of `count` lies within its last day. */
function moment(index: number, count: number): string {
  return (
    new Date(Date.parse(SINCE) + ((index + 0.9) / count) * 90 * 86_400_000).toISOString().slice(0, 19) +
    '.000Z'
  )
}

/** A repository of the size that the limits speak of. */
function addBusyRepository(state: GithubState, path: string): void {
  const repository = addRepository(state, path, { createdAt: '2025-01-01T00:00:00.000Z' })
  addMilestone(state, repository, { title: 'Beta' })
  for (let index = 0; index < 100; index += 1) {
    const mergedAt = moment(index, 100)
    const pull = addPull(state, repository, { createdAt: mergedAt, mergedAt, body: 'Text. '.repeat(50) })
    reviewPull(pull, { by: 'bo', at: mergedAt })
  }
  for (let index = 0; index < 75; index += 1) {
    const at = moment(index, 75)
    setDeploymentStatus(state, repository, deploy(state, repository, { at }), 'success', at)
  }
  for (let index = 0; index < 100; index += 1) {
    // Something was noted on one of them long after it ended.
    const noted = index === 50 ? { updatedAt: moment(index + 1, 100) } : {}
    runWorkflow(state, repository, { createdAt: moment(index, 100), minutes: 8 + (index % 5), ...noted })
  }
}

async function bench(paths: readonly string[]) {
  const opened = await openFollowBench()
  for (const path of paths) addBusyRepository(opened.state, path)
  const streams = paths.map((path) => `github/${path}`)
  const links = parseLinks(paths.map((path) => `https://github.com/${path}`).join('\n'), {
    github: 'github.com',
  })

  /** All that one run of ours asks for, by a source that starts afresh. */
  async function run() {
    const source = opened.connect()
    const readings = await source.read(links)
    const active = await source.active?.(streams)
    await opened.follow({ source })
    return { readings, active, asked: source.requests() }
  }
  return { ...opened, run }
}

const names = Array.from({ length: 20 }, (_, index) => `acme/repo-${index}`)

test('20 repositories over 90 days take at most 60 requests, and at most 25 when nothing changed', async () => {
  const { run, kept, clock, requests } = await bench(names)

  const first = await run()
  expect(first.readings.every(({ kind }) => kind === 'known')).toBe(true)
  expect(first.active).toHaveLength(20)
  const events = kept()
  expect(of('pull', events)).toHaveLength(2_000)
  expect(of('deployment', events)).toHaveLength(1_500)
  expect(of('run', events)).toHaveLength(2_000)
  expect(of('commit', events)).toHaveLength(2_000)
  expect(first.asked).toBeLessThanOrEqual(60)

  for (const minutes of [5, 10]) {
    clock.set(new Date(Date.parse('2026-11-20T08:00:00.000Z') + minutes * 60_000).toISOString())
    const again = await run()
    expect(again.asked).toBeLessThanOrEqual(25)
    expect(kept()).toEqual(events)
  }
  expect(requests.slice(-20).map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 304))
})
