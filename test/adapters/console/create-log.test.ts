import { expect, test } from 'vitest'
import { createLog } from '#src/adapters/console/create-log.ts'
import { takeConsole } from '#test/support/quiet.ts'

const clock = { now: () => '2026-11-20T08:00:00.000Z', sleep: async () => {} }

function lines(options: Partial<Parameters<typeof createLog>[0]> = {}) {
  const written: string[] = []
  return {
    written,
    log: createLog({ level: 'info', clock, write: (line) => written.push(line), ...options }),
  }
}

test('an event is one line of JSON with its time, level and data', () => {
  const { written, log } = lines()
  log.info('run ended', { rows: 30, outcome: 'done\nnot a new line' })
  expect(written).toEqual([
    '{"time":"2026-11-20T08:00:00.000Z","level":"info","event":"run ended","rows":30,"outcome":"done\\nnot a new line"}',
  ])
})

test('no data takes the place of time, level or event', () => {
  const { written, log } = lines()
  log.warn('source failed', { level: 'info', event: 'all is well' })
  expect(JSON.parse(written[0] ?? '')).toMatchObject({ level: 'warn', event: 'source failed' })
})

test('as words for people it is still one line', () => {
  const { written, log } = lines({ format: 'text' })
  log.error('source failed', { system: 'linear', detail: 'two\nlines', left: null })
  expect(written).toEqual([
    '2026-11-20T08:00:00.000Z error source failed system="linear" detail="two\\nlines" left=null',
  ])
})

test('events below the level are not written', () => {
  const { written, log } = lines({ level: 'warn' })
  log.info('one')
  log.warn('two')
  log.error('three')
  expect(written.map((line) => JSON.parse(line).event)).toEqual(['two', 'three'])
})

test('secrets are taken out', () => {
  const { written, log } = lines({ secrets: ['hunter22'] })
  log.info('settings', {
    url: 'smtp://okr:other-one@mail.test',
    password: 'hunter22',
    key: 'lin_api_0123456789',
  })
  expect(written[0]).not.toMatch(/hunter22|other-one|0123456789/)
})

test('a secret is taken out whole where JSON would write it with escapes', () => {
  const secrets = ['quo"te\\and\nbreak', 'ends in \\']
  for (const format of ['json', 'text'] as const) {
    const { written, log } = lines({ secrets, format })
    log.error('bug', { message: `a ${secrets[0]} b ${secrets[1]} c` })
    expect(written[0]).toContain('a [secret] b [secret] c')
    expect(written[0]).not.toMatch(/quo|break|ends/)
  }
})

test('a mail address is taken out, and what only looks like one stays', () => {
  const { written, log } = lines()
  log.warn('message not sent', {
    detail: "550 No such mailbox here: o'neill+okr@mail.example.co.uk <ada@example.com>",
    stack: 'at node_modules/@notionhq/client/build/src/Client.js:10:3',
  })
  expect(written[0]).toContain('mailbox here: [address] <[address]>')
  expect(written[0]).toContain('node_modules/@notionhq/client/build')
})

test('on Workers a line goes to the console at its own level, on Node every line to standard error', () => {
  for (const runtime of ['workers', 'node'] as const) {
    const log = createLog({ level: 'info', runtime, format: 'text', clock })
    log.info('one')
    log.warn('two')
    log.error('three')
  }
  expect(takeConsole().map((line) => line.replace(` ${clock.now()}`, ''))).toEqual([
    'log: info one',
    'warn: warn two',
    'error: error three',
    'error: info one',
    'error: warn two',
    'error: error three',
  ])
})

test('by default a line goes to standard error, with the time of the machine', () => {
  createLog({ level: 'info' }).info('started')
  expect(takeConsole()).toEqual([
    expect.stringMatching(/^error: \{"time":"20.*Z","level":"info","event":"started"\}$/),
  ])
})
