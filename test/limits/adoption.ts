import { cleanText } from '#src/core/words/clean-text.ts'
import { showPage } from '#src/sandbox/notion/show-page.ts'
import type { NotionState } from '#src/sandbox/notion/state.ts'
import { openAdoption } from '#test/cli/open-adoption.ts'
import { peoples, peoplesCells } from '#test/cli/peoples.ts'
import { corpus } from '#test/corpus/corpus.ts'
import type { CorpusWorkspace } from '#test/corpus/corpus-workspace.ts'

/** Whose whole first day is printed; of all others only what became of people's cells. */
const SHOWN = ['flat, English', 'German', 'scorecards with traffic lights']

const ROWS = 4
const WIDTH = 16

let differing = 0
for (const workspace of corpus) differing += await liveThrough(workspace)
process.exitCode = differing === 0 ? 0 : 1

/**
 * Audits a workspace, adopts it, syncs it, goes live, removes what was added and syncs again.
 * @returns how many of people's cells differ then from what they were, also between
 */
async function liveThrough({ name, lay }: CorpusWorkspace): Promise<number> {
  let link = ''
  const line = await openAdoption(async (notion) => {
    link = (await lay(notion)).link
    return {}
  })
  const { notion, run, said, answers, sets, mails } = line
  const { state } = notion
  const isShown = SHOWN.includes(name)
  const tell = (heading: string, text: string) => {
    if (isShown) process.stdout.write(`\n## ${name}: ${heading}\n\n${text.trimEnd()}\n`)
  }

  await run('audit', link)
  tell('the audit report', said.out)
  tell('the databases before', tables(state))
  const [cells, rest] = [peoplesCells(state), peoples(state)]
  const rows = new Set([...cells.keys()].map((key) => key.split(' ')[0])).size
  const differs = () => {
    const now = peoplesCells(state)
    const same = [...cells].filter(([key, value]) => now.get(key) === value).length
    // Schemas, options, descriptions, orders and rows count as one more.
    return Math.max(cells.size, now.size) - same + (peoples(state) === rest ? 0 : 1)
  }

  answers(true)
  await run('init', '--adopt', link)
  tell('the plan of adoption, and what was done', said.out)
  const pasted = [...said.out.matchAll(/^(NOTION_\w+)='?(.*?)'?$/gm)]
  if (!said.out.includes('Added ')) {
    process.stdout.write(`\n${name}: nothing was added. ${cleanText(said.err)}\n`)
    await line.close()
    return differs()
  }
  sets(Object.fromEntries(pasted.map(([, setting = '', value = '']) => [setting, value])))
  const found = [differs()]
  const written: number[] = []
  const sync = async () => {
    await run('sync', '--json')
    written.push(JSON.parse(said.out).counts.written)
    found.push(differs())
  }
  await sync()
  tell('the databases after the first sync', tables(state))
  await sync()
  const early = mails.length
  await run('go-live', '--yes')
  tell('going live', said.out)
  for (const { to, subject, text } of mails) tell(`the summary to ${to}`, `${subject}\n\n${text}`)
  await run('init', '--remove', '--yes')
  tell('what --remove says', said.out)
  found.push(differs())
  await sync()
  const after = ['adoption', 'the first sync', 'the second', '--remove', 'a sync after it']
  process.stdout.write(
    `\n${name}: ${cells.size} cells of people in ${rows} rows, ${found.map((count, at) => `${count} differ after ${after[at]}`).join(', ')}. Rows written by the syncs: ${written.join(', ')}. Mails before go-live: ${early}, by it: ${mails.length - early}.\n`,
  )
  await line.close()
  return found.reduce((sum, count) => sum + count, 0)
}

/** Every database as a leader sees it: its columns, and its last rows. */
function tables(state: NotionState): string {
  return [...state.dataSources.values()]
    .map(({ id, title, properties }) => {
      const pages = [...state.pages.values()].filter(({ parent }) => 'id' in parent && parent.id === id)
      const shown = pages.slice(-ROWS).map((page) => showPage(state, page.id))
      const lines = properties.slice(0, 24).map(({ name }) => {
        const values = shown.map((page) => cell(page[name]))
        return `  ${padded(cleanText(name))} | ${values.join(' | ')}`.trimEnd()
      })
      const more = properties.length > lines.length ? [`  and ${properties.length - lines.length} more`] : []
      const heading = `${title.map((run) => run.plain_text).join('')}: ${pages.length} rows, the last ${shown.length} beside one another`
      return [heading, ...lines, ...more].join('\n')
    })
    .join('\n\n')
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return padded('')
  return padded(cleanText(Array.isArray(value) ? value.join(', ') : String(value)))
}

function padded(text: string): string {
  return (text.length > WIDTH ? `${text.slice(0, WIDTH - 1)}…` : text).padEnd(WIDTH)
}
