import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

/** One import that each layer must not have, and one that it may; the file need not exist. */
const ARROWS: readonly (readonly [file: string, illegal: string, legal: string])[] = [
  ['src/core/rule.ts', '#src/ports/clock.ts', 'zod'],
  ['src/core/rule.ts', 'node:fs', './model.ts'],
  ['src/core/rule.ts', '@notionhq/client', 'temporal-polyfill'],
  ['src/ports/port.ts', '#src/adapters/notion/mark.ts', '#src/core/model.ts'],
  ['src/adapters/notion/x.ts', '#src/adapters/linear/documents.ts', '#src/adapters/support/redact.ts'],
  ['src/adapters/linear/x.ts', '@notionhq/client', '@linear/sdk'],
  ['src/adapters/github/x.ts', '@linear/sdk', '@octokit/rest'],
  ['src/adapters/smtp/x.ts', '#src/jobs/sync.ts', 'nodemailer'],
  ['src/adapters/sql/x.ts', '@libsql/client', 'drizzle-orm'],
  ['src/adapters/console/x.ts', 'nodemailer', '#src/ports/log.ts'],
  ['src/adapters/support/x.ts', '#src/adapters/notion/mark.ts', '#src/ports/clock.ts'],
  ['src/jobs/x.ts', '#src/adapters/sql/schema.ts', '#templates/digest.tsx'],
  ['src/jobs/x.ts', '#src/http/create-app.ts', '#src/ports/deps.ts'],
  ['templates/x.tsx', '#src/ports/deps.ts', '#src/core/mail/digest.ts'],
  ['templates/x.tsx', '#src/jobs/sync.ts', 'hono/jsx'],
  ['src/http/x.ts', '#src/adapters/sql/schema.ts', '#src/jobs/sync.ts'],
  ['src/http/x.ts', '#src/compose.ts', 'hono'],
  ['src/cli/x.ts', '#src/sandbox/start-sandbox.ts', '#src/jobs/sync.ts'],
  ['src/cli/x.ts', '#src/compose.ts', 'node:util'],
  ['src/cli/demo.ts', '#src/adapters/sql/schema.ts', '#src/sandbox/start-sandbox.ts'],
  ['src/sandbox/x.ts', '#src/jobs/sync.ts', '#src/core/model.ts'],
  ['src/config.ts', '#src/ports/deps.ts', '#src/core/policy.ts'],
  ['src/compose.ts', '#src/jobs/sync.ts', '#src/adapters/sql/create-sql-store.ts'],
  ['src/compose.ts', '#src/sandbox/start-sandbox.ts', '#src/config.ts'],
  ['workers/x.ts', '#src/adapters/sql/schema.ts', '#src/compose.ts'],
]

const SAYINGS: readonly (readonly [file: string, code: string])[] = [
  ['src/core/rule.ts', 'Date.now()'],
  ['src/core/rule.ts', 'process.exit()'],
  ['src/core/rule.ts', "fetch('https://example.com')"],
  ['src/jobs/x.ts', 'Date.now()'],
  ['templates/x.tsx', 'console.log(1)'],
]

/** Every case is a line of its file, in a copy of the tree that holds nothing but the linter's rules. */
const root = mkdtempSync(join(tmpdir(), 'boundaries-'))
const files = new Map<string, string[]>()
let broken: ReadonlySet<string>

beforeAll(() => {
  copyFileSync('biome.jsonc', join(root, 'biome.jsonc'))
  for (const [file, illegal, legal] of ARROWS) lines(file).push(`import '${illegal}'`, `import '${legal}'`)
  for (const [file, code] of SAYINGS) lines(file).push(code)
  for (const [file, code] of files) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), `${code.join('\n')}\n`)
  }
  broken = lint()
})

afterAll(() => rmSync(root, { recursive: true }))

test.each(ARROWS)('%s may not import %s, and may import %s', (file, illegal, legal) => {
  expect(refused(file, `import '${illegal}'`)).toBe(true)
  expect(refused(file, `import '${legal}'`)).toBe(false)
})

test.each(SAYINGS)('%s may not say %s', (file, code) => {
  expect(refused(file, code)).toBe(true)
})

test('the core takes neither the time nor chance from outside', () => {
  for (const name of readdirSync('src/core', { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts')) continue
    expect(readFileSync(`src/core/${name}`, 'utf8'), name).not.toMatch(
      /Temporal\.Now|Math\.random|from 'node:/,
    )
  }
})

test('only the tests, the demo and nothing else import the sandbox', () => {
  for (const folder of ['src', 'workers', 'templates']) {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      const path = `${folder}/${name}`
      if (!/\.tsx?$/.test(name) || path.startsWith('src/sandbox/') || path.startsWith('src/cli/demo'))
        continue
      expect(readFileSync(path, 'utf8'), path).not.toContain('#src/sandbox/')
    }
  }
})

function lines(file: string): string[] {
  const known = files.get(file) ?? []
  files.set(file, known)
  return known
}

function refused(file: string, code: string): boolean {
  return broken.has(`${file}:${lines(file).indexOf(code) + 1}`)
}

/** Every line that breaks a rule of the arrow, as `file:line`. */
function lint(): ReadonlySet<string> {
  const { stdout } = spawnSync(
    resolve('node_modules/.bin/biome'),
    ['lint', '--vcs-enabled=false', '--reporter=json', '--max-diagnostics=none', '.'],
    { cwd: root, encoding: 'utf8' },
  )
  const { diagnostics } = JSON.parse(stdout) as {
    diagnostics: { category: string; location: { path: string; start: { line: number } } }[]
  }
  const rules = /noRestrictedImports|noNodejsModules|noRestrictedGlobals/
  return new Set(
    diagnostics
      .filter(({ category }) => rules.test(category))
      .map(({ location }) => `${location.path}:${location.start.line}`),
  )
}
