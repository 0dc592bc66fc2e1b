import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { servePreviews } from '#src/cli/preview-server.ts'
import { writePreviews } from '#src/cli/preview-write.ts'
import { LOOPBACK, letThrough } from '#test/support/network.ts'

const folder = mkdtempSync(join(tmpdir(), 'previews-'))

beforeAll(async () => {
  await writePreviews(folder)
})

afterAll(() => rmSync(folder, { recursive: true }))

test('every template is written as mail, text and a page with it at three widths in both schemes', () => {
  const index = readFileSync(join(folder, 'index.html'), 'utf8')
  for (const name of [
    'digest',
    'outage',
    'failure',
    'unconfirmed',
    'letter-bundle',
    'hostile-letter-bundle',
  ]) {
    expect(index).toContain(`href="${name}/index.html"`)
    expect(readdirSync(join(folder, name)).toSorted()).toEqual([
      'dark.html',
      'index.html',
      'light.html',
      'mail.html',
      'mail.txt',
    ])
  }
  const page = readFileSync(join(folder, 'letter-bundle', 'index.html'), 'utf8')
  for (const width of [320, 375, 800]) expect(page.split(`width="${width}"`)).toHaveLength(3)
  expect(readFileSync(join(folder, 'letter-bundle', 'light.html'), 'utf8')).toContain('@media not all{')
  expect(readFileSync(join(folder, 'letter-bundle', 'dark.html'), 'utf8')).toContain('@media all{')
})

test('what is served is what was written, nothing outside of it, and a change has open pages load again', async () => {
  letThrough(LOOPBACK)
  const server = await servePreviews(folder, 0)
  try {
    const get = (path: string) => fetch(new URL(path, server.url))
    const mail = readFileSync(join(folder, 'outage', 'mail.html'), 'utf8')
    expect(await (await get('/outage/mail.html')).text()).toBe(mail)
    expect(await (await get('/')).text()).toContain("new EventSource('/changes')")
    expect((await get('/%2e%2e/%2e%2e/etc/passwd')).status).toBe(404)
    expect((await get('/nothing.html')).status).toBe(404)

    const changes = (await get('/changes')).body?.getReader()
    server.changed('letter.tsx: Unexpected <token>')
    let heard = ''
    while (!heard.includes('data: changed')) heard += new TextDecoder().decode((await changes?.read())?.value)
    const broken = await get('/outage/index.html')
    expect(broken.status).toBe(500)
    expect(await broken.text()).toContain('Unexpected &lt;token>')
    server.changed('')
    expect((await get('/outage/index.html')).status).toBe(200)
    await changes?.cancel()
  } finally {
    await server.close()
  }
})

test('a port that is taken is wrong use', async () => {
  const first = await servePreviews(folder, 0)
  try {
    await expect(servePreviews(folder, Number(new URL(first.url).port))).rejects.toThrow('Choose another')
  } finally {
    await first.close()
  }
})

test('made-up rows are no part of what runs: nothing but the preview and the tests imports them', () => {
  for (const root of ['src', 'workers', 'templates']) {
    for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
      const path = `${root}/${name}`
      if (
        !/\.tsx?$/.test(name) ||
        path.startsWith('templates/fixtures/') ||
        path === 'src/cli/preview-write.ts'
      )
        continue
      expect(readFileSync(path, 'utf8'), path).not.toMatch(/templates\/fixtures|'\.\/fixtures\//)
    }
  }
})
