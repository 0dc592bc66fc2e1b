import { expect, test } from 'vitest'
import { addPage, addUser, editPage } from '#src/sandbox/notion/seed.ts'
import { showPage } from '#src/sandbox/notion/show-page.ts'
import type { LaidWorkspace } from '#test/adapters/notion/laid-workspace.ts'
import { anAdoption } from './an-adoption.ts'

const title = { title: {} }
const text = { rich_text: {} }
const number = { number: {} }
const people = { people: {} }
const day = { date: {} }
const edited = { lastEdited: '2026-11-10T08:00:00.000Z' }

/** OKRs of people's with two decision logs: only the second can link key results, and it has a Prepared of its own. */
async function lumen(notion: LaidWorkspace) {
  const ada = addUser(notion.state, { name: 'Ada', email: 'ada@lumen.example' })
  const objectives = await notion.table('Goals', { Goal: title, Period: day, Owner: people })
  const keyResults = await notion.table('KRs', {
    Name: title,
    Objective: { relation: { data_source_id: objectives, single_property: {} } },
    Baseline: number,
    Target: number,
    Current: number,
    Owner: people,
  })
  const hiring = await notion.table('Hiring decisions', {
    Title: title,
    Status: { status: {} },
    Context: text,
  })
  const log = await notion.table('Decision log', {
    Title: title,
    Status: { status: {} },
    Owner: people,
    'Key results': { relation: { data_source_id: keyResults, single_property: {} } },
    Prepared: { checkbox: {} },
    Options: text,
    Why: text,
  })
  const period = { start: '2026-10-01', end: '2026-12-31' }
  const goal = addPage(notion.state, objectives, { Goal: 'Grow', Period: period, Owner: [ada] }, edited)
  const values = { Name: 'Churn', Objective: [goal], Baseline: 0, Target: 100, Current: 60, Owner: [ada] }
  const keyResult = addPage(notion.state, keyResults, values, edited)
  return { objectives, keyResults, hiring, log, keyResult }
}

test('in adopted logs a row is added to the one that can link it, and stays when the columns are taken away', async () => {
  let laid: Awaited<ReturnType<typeof lumen>> | null = null
  const line = await anAdoption(async (notion) => {
    laid = await lumen(notion)
    return {
      NOTION_OBJECTIVES: laid.objectives,
      NOTION_KEY_RESULTS: laid.keyResults,
      NOTION_DECISIONS: `${laid.hiring},${laid.log}`,
      NOTION_PROPERTIES: '{"decisions.context":"Why"}',
      POLICY: '{"decisions":{"ask":true}}',
    }
  })
  const { keyResult, log } = laid!
  const { state } = line.notion
  const rows = () =>
    [...state.pages.values()].filter(({ parent }) => parent.type === 'data_source_id' && parent.id === log)

  await line.run('init', '--adopt', '--yes')
  expect(line.said.out).toContain('Computed prepared (Text) since Prepared is taken')
  await line.run('sync')
  await line.run('go-live', '--yes')
  line.clock.set('2026-11-24T12:00:00.000Z')
  editPage(state, keyResult, { Current: 3 }, { lastEdited: '2026-11-24T08:00:00.000Z' })
  await line.run('sync', '--json')

  const { newDecisions, findings } = JSON.parse(line.said.out)
  expect(newDecisions).toMatchObject([{ state: 'added' }])
  expect(findings.map(({ code }: { code: string }) => code)).toEqual(['unlinked'])
  const [{ id = '' } = {}, ...others] = rows()
  expect(others).toEqual([])
  const added = showPage(state, id)
  expect(added).toMatchObject({
    Title: 'Churn is off track: what do we do?',
    Status: 'Not started',
    Owner: ['Ada'],
    'Key results': ['Churn'],
    Prepared: false,
    Why: expect.stringContaining('3 of 100 on 24 Nov'),
    'Computed prepared': expect.stringContaining('Added by okr-sync on 24 Nov'),
  })

  expect(await line.run('init', '--remove', '--yes')).toBe(0)
  expect(line.said.out.replace(/\n */g, ' ')).toContain('okr-sync added 1 row in which Computed prepared is')
  expect(Object.keys(showPage(state, id))).toEqual(
    Object.keys(added).filter(
      (name) => !/^(Flags|Cycle time|Followed|Proposed outcome|Computed .*)$/.test(name),
    ),
  )
  await line.run('init', '--adopt', '--yes')
  await line.run('sync', '--json')
  expect(JSON.parse(line.said.out).newDecisions).toEqual([])
  expect(rows()).toHaveLength(1)
})
