import { expect, test } from 'vitest'
import { type AuditReport, auditReport } from '#src/core/audit/audit-report.ts'
import type { KeyResult, Objective } from '#src/core/model.ts'
import { Policy } from '#src/core/policy.ts'
import { auditHtml } from '#templates/audit/audit-html.tsx'
import { auditMarkdown } from '#templates/audit/audit-markdown.ts'
import { auditText } from '#templates/audit/audit-text.ts'
import { HOSTILE, VERY_LONG } from '#templates/fixtures/hostile.ts'
import { ada, aKeyResult, anObjective, aSnapshot, evaluateAt, NOW } from '#test/core/a-snapshot.ts'
import { aColumn, aDiscovery, aTable, audited } from '#test/core/audit/a-discovery.ts'
import { mailFaults, oneLine, readable } from './mail-faults.ts'

const PAST = { start: '2026-07-01', end: '2026-09-30' }
const WORDS = ['On track', 'At risk', 'Off track', 'Done', 'läuft', null]

function rowsOf(count: number, words?: string): { objectives: Objective[]; keyResults: KeyResult[] } {
  const titled = (title: string) => words ?? title
  const owners = [{ ...ada, name: words ?? ada.name }]
  return {
    objectives: [
      anObjective({ title: titled('Win the mid-market'), owners }),
      anObjective({ id: 'past', title: titled('Last quarter'), period: PAST, owners }),
      ...Array.from({ length: Math.ceil(count / 10) }, (_, n) =>
        anObjective({ id: `lone${n}`, title: titled(`Alone ${n}`), level: 'team', owners }),
      ),
    ],
    keyResults: Array.from({ length: count }, (_, n) =>
      aKeyResult({
        id: `k${n}`,
        title: titled(`Key result ${n}`),
        unit: words ?? 'customers',
        owners,
        word: words !== undefined && n % 7 === 0 ? words : (WORDS[n % 6] ?? null),
        objectives: n % 11 === 0 ? [] : n % 5 === 0 ? ['past'] : ['o1'],
        target: n % 4 === 1 ? null : 60,
        current: n % 6 === 2 ? null : (n * 7) % 60,
        lastEdited: n % 9 === 0 ? '2026-10-05T10:00:00.000Z' : '2026-11-10T10:00:00.000Z',
      }),
    ),
  }
}

/** A workspace with something of everything. @param words stands in for all text from outside */
function aReport(count: number, words?: string): AuditReport {
  const say = (text: string) => words ?? text
  const column = (field: string, name: string, property: string) => ({
    ...aColumn(field, name, say(property)),
    because: say(`called ${property}`),
  })
  const snapshot = aSnapshot({
    ...rowsOf(count, words),
    findings: Array.from({ length: count }, (_, n) => ({
      code: 'read_as',
      level: 'info' as const,
      database: 'keyResults' as const,
      pageId: null,
      title: null,
      property: null,
      message: say(`Column ${n} was read as text.`),
      mend: say('Nothing if that is right.'),
    })),
  })
  const discovered = aDiscovery({
    snapshot,
    tables: [
      aTable({
        title: say('Schlüsselergebnisse'),
        because: say('its rows hold numbers'),
        isWhole: false,
        columns: [
          column('target', 'Target', 'Zielwert'),
          { ...column('current', 'Current', 'Ist %'), sureness: 'medium' },
        ],
        doubtful: [
          {
            field: 'baseline',
            fieldName: 'Baseline',
            candidates: [say('Start'), say('Anfang')],
            because: say('both'),
          },
        ],
        unused: [{ property: say('Notiz'), type: 'Text' }],
      }),
      aTable({
        dataSourceId: 'ds-objectives',
        kind: 'objectives',
        title: say('Ziele'),
        columns: [column('supports', 'Supports', 'Dient')],
      }),
      aTable({ dataSourceId: 'ds-notes', kind: null, title: say('Meeting notes'), columns: [] }),
    ],
    settings: {
      NOTION_OBJECTIVES: 'ds-objectives',
      NOTION_KEY_RESULTS: 'ds-key-results',
      NOTION_PROPERTIES: JSON.stringify({ keyResults: { current: say('Ist %') } }),
    },
    obstacles: [{ message: say('“Teams” cannot be seen.'), mend: say('Share it with the connection.') }],
  })
  const evaluation = evaluateAt(NOW, { snapshot })
  return auditReport({ discovered, evaluation, policy: Policy.parse({}), now: NOW })
}

function allThree(report: AuditReport): readonly string[] {
  return [readable(auditHtml(report)), oneLine(auditText(report)), oneLine(auditMarkdown(report))]
}

test('all three say the same: scores, words, links, mends, mapping, settings', () => {
  const report = audited({
    objectives: [anObjective()],
    keyResults: [
      aKeyResult({ id: 'k1', title: 'Churn', word: 'On track', current: 6 }),
      aKeyResult({ id: 'k2', title: 'Uptime', target: null }),
      aKeyResult({ id: 'k3', title: 'Revenue', objectives: [] }),
    ],
  })

  for (const part of allThree(report)) {
    expect(part).toContain('Of 3 key results 1 can be scored today. 2 mends unlock up to 2 more.')
    expect(part).toContain('1 key result typed “On track” is off track by the rules.')
    expect(part).toContain('10 Nov: 6 of 60, score 0.10 where 0.38 is due; chance 38 %.')
    expect(part).toContain('1 key result belongs to no objective, or to several.')
    expect(part).toContain('To no objective, or to several: “Revenue”.')
    expect(part).toContain('which column holds Objective, as "keyResults.objectives"')
    expect(part).toContain('Every value that was scored is fresh, dated by the last edit of each row.')
    expect(part).toContain('Type the number to reach into “Zielwert” of 1 key result')
    expect(part).toContain('“Uptime”.')
    expect(part).toContain('How columns map')
    expect(part).toContain('Nothing was written to Notion, stored or mailed.')
  }
})

test('a terminal has a line a table, with what is to be confirmed; the page and Markdown have every column', () => {
  const [page = '', text = '', markdown = ''] = allThree(aReport(12))

  expect(text).toContain(
    'Schlüsselergebnisse · key results, 2 of 3 columns read; 1 to confirm: Ist % → Current. Could not tell: Baseline (perhaps “Start” or “Anfang”).',
  )
  for (const part of [page, markdown]) {
    expect(part).toContain('Sure: Zielwert → Target. Likely: Ist % → Current')
    expect(part).toContain('Not used: Notiz.')
  }
})

test('nobody is called without an owner where no column says who owns what, and typed words are quoted', () => {
  const report = audited({
    keyResults: [
      aKeyResult({ id: 'k1', word: 'Verde', current: 6, owners: [] }),
      aKeyResult({ id: 'k2', word: 'rouge', current: 50, lastEdited: '2026-10-05T10:00:00.000Z' }),
    ],
  })

  for (const part of allThree(report)) {
    expect(part).toContain('1 key result typed “rouge”, at risk by the rules')
    expect(part).not.toContain('No owner')
  }
  const owned = { ...report, hasOwners: true }
  for (const part of allThree(owned)) expect(part).toContain('No owner')
})

test('past colours are told with their number, and a handful is called one', () => {
  const past = (id: string, word: string, current: number) =>
    aKeyResult({ id, word, current, objectives: ['past'], lastEdited: '2026-09-20T10:00:00.000Z' })
  const report = audited({
    objectives: [anObjective({ id: 'past', period: PAST })],
    keyResults: [
      ...Array.from({ length: 25 }, (_, n) => past(`hit${n}`, 'On track', 58)),
      ...Array.from({ length: 16 }, (_, n) => past(`miss${n}`, 'On track', 5)),
      past('red', 'Off track', 5),
    ],
  })

  for (const part of allThree(report)) {
    expect(part).toContain('Of your greens 61 % hit (n = 41; 46 to 74 % is likely).')
    expect(part).toContain('Of 1 typed red 0 hit: too few to tell, anything from 0 to 79 % would fit.')
  }
})

test('where nothing is found it says so, and what to do', () => {
  const obstacles = [{ message: 'No OKRs are under “Home”.', mend: 'Give the link of another page.' }]
  const report = audited({ objectives: [], keyResults: [] }, { tables: [], settings: {}, obstacles })

  for (const part of allThree(report)) {
    expect(part).not.toContain('init --adopt')
    expect(part).toContain('No key result was found.')
    expect(part).toContain('No OKRs are under “Home”.')
    expect(part).toContain('Give the link of another page.')
    expect(part).not.toContain('Settings')
  }
})

test('500 key results are read in a minute: lists are folded, the counts are whole', () => {
  const report = aReport(500)
  const text = auditText(report)

  expect(report.mends.list.length).toBeGreaterThan(2)
  const [minute = ''] = text.split('How columns map')
  expect(minute.split(/\s+/).length).toBeLessThan(500)
  expect(text.split('\n').length).toBeLessThan(130)
  expect(text).toMatch(/and \d+ more in Notion\./)
  expect(new TextEncoder().encode(auditHtml(report)).length).toBeLessThan(60_000)
  expect(mailFaults(auditHtml(report))).toEqual([])
})

test('a terminal of 80 columns holds every line but the settings', () => {
  const [before = '', settings = ''] = auditText(aReport(60)).split('Settings to paste into .env')

  expect(before.split('\n').filter((line) => line.length > 80)).toEqual([])
  expect(settings).toContain(`\nNOTION_PROPERTIES='{"keyResults":{"current":"Ist %"}}'\n`)
})

test('settings are the same to the letter on the page, where a space is elsewhere tied to its sign', () => {
  const pasted = /<pre[^>]*>(.*?)<\/pre>/su.exec(auditHtml(aReport(12)))?.[1] ?? ''
  const text = pasted.replaceAll('<wbr/>', '').replaceAll('&quot;', '"').replaceAll('&#39;', "'")

  expect(text.trim()).toBe(
    `NOTION_OBJECTIVES=ds-objectives\nNOTION_KEY_RESULTS=ds-key-results\nNOTION_PROPERTIES='{"keyResults":{"current":"Ist %"}}'`,
  )
})

test.each([
  ['every trick at once', HOSTILE],
  ['very long', VERY_LONG],
  ['markup of Markdown', '# *x* _y_ `z` [a](https://evil.example) ![b](c) | ``` <img src=x onerror=y> @all'],
])('text from outside stays text: %s', (_, words) => {
  const report = aReport(40, words)
  const html = auditHtml(report)
  const text = auditText(report)
  const markdown = auditMarkdown(report).replace(/```sh\n[^`]*\n```/, '')

  expect(html).not.toMatch(/<script|<img|<b>👨/i)
  expect(mailFaults(html)).toEqual([])
  for (const part of [html, text, markdown])
    expect(part).not.toMatch(/[\u202a-\u202e\u2066-\u2069\ud800\0\r]/)
  expect(markdown).not.toMatch(/(?<!\\)[<`](?!https:\/\/notion\.example)/)
  expect(markdown).not.toMatch(/(?<!\\)\]\((?!<https:\/\/notion\.example)/)
  expect(markdown.split('\n').filter((line) => /^#/.test(line) && !/^##? [A-Z]/.test(line))).toEqual([])
  expect(text).not.toMatch(/^Bcc:/m)
})
