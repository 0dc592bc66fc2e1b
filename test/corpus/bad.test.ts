import { expect, test } from 'vitest'
import { testWorkspace } from '#test/adapters/notion/notion-workspace.ts'
import { bad } from './bad/bad.ts'
import { contradictions } from './bad/contradictions.ts'
import { discover } from './discover.ts'

test('of what cannot be told a plain sentence says so and what to do next, in 20 requests that only read', async () => {
  for (const [{ name, lay }, says] of bad) {
    const workspace = testWorkspace()
    const link = await lay(workspace)
    workspace.count()

    const { obstacles } = await discover(workspace, link)

    const requests = workspace.count()
    const asked = Object.values(requests).reduce((sum, count) => sum + count, 0)
    expect(asked, name).toBeLessThanOrEqual(20)
    const reads = /^GET |^POST (search|data_sources query)$/
    expect(
      Object.keys(requests).filter((request) => !reads.test(request)),
      name,
    ).toEqual([])
    expect(
      obstacles.map(({ message }) => message),
      name,
    ).toContainEqual(expect.stringMatching(says))
    for (const { message, mend } of obstacles) {
      expect(message, name).toMatch(/[.?]$/)
      expect(mend, name).toMatch(/\w.*[.\da-f]$/)
    }
  }
})

test('where two columns say different things neither is used without a word', async () => {
  const workspace = testWorkspace()
  const link = await contradictions.lay(workspace)

  const { tables, obstacles } = await discover(workspace, link)
  const [okrs, ...others] = tables

  expect(others).toEqual([])
  const sure = okrs?.columns.filter(({ sureness }) => sureness === 'high').map(({ field }) => field)
  expect(sure).toEqual(expect.arrayContaining(['title', 'objective', 'baseline']))
  for (const field of ['owners', 'cycle', 'target', 'current', 'word']) expect(sure).not.toContain(field)
  expect(okrs?.columns.find(({ field }) => field === 'target')?.because).toMatch(/Goal/)
  const said = obstacles.find(({ message }) => message.includes('contradict'))
  expect(said?.message).toMatch(/"Target" and "Goal" in 20 of 20 rows \("Target" is read\)/)
  expect(said?.message).toMatch(/"Status" and "RAG" in \d+ of 20 rows \(neither is read\)/)
  expect(said?.message).toMatch(/"Owner" and "Responsible" in 20 of 20 rows/)
  expect(said?.mend).toMatch(/NOTION_PROPERTIES/)
})
