import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

// Wrangler runs this before it bundles the Worker: what three packages carry for uses that are never made here is left out.

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * @param contents what is used of the package
 * @param files which of its files are read otherwise, and how
 */
async function slim(
  name: string,
  contents: string,
  files: RegExp,
  read: (path: string) => string,
): Promise<void> {
  await build({
    stdin: { contents, resolveDir: root },
    outfile: `${root}/dist/${name}.js`,
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
    plugins: [
      {
        name: `slim ${name}`,
        setup({ onLoad }) {
          onLoad({ filter: files }, ({ path }) => ({ contents: read(path) }))
        },
      },
    ],
  })
}

// Nearly all of it is documents of queries that are never asked, and bundlers keep them, since making each looks as if it might do
// something. Told that it does not, they leave 6 kB of 100.
await slim(
  'linear-sdk',
  "export { LinearError, LinearGraphQLClient } from '@linear/sdk'",
  /@linear[/\\]sdk[/\\]dist[/\\]index\.mjs$/,
  (path) => readFileSync(path, 'utf8').replaceAll(/= new ([A-Z]\w*)\(/g, '= /* @__PURE__ */ new $1('),
)

// Mails have no attachments, whose types it tells by a table of names, the server is never named by the name of a service, and each
// mail has a connection of its own.
const WITHOUT: Readonly<Record<string, string>> = {
  'mime-types': `export const detectMimeType = () => 'application/octet-stream'
export const detectExtension = () => 'bin'`,
  services: 'export const services = {}',
}
const OTHER_WAY = "export default class { constructor() { throw new Error('Mail leaves by SMTP only.') } }"
await slim(
  'nodemailer',
  "export { createTransport } from 'nodemailer'",
  /nodemailer[/\\].*[/\\](mime-types\.js|services\.js|(smtp-pool|(sendmail|stream|json|ses)-transport)[/\\]index\.js)$/,
  (path) => WITHOUT[basename(path, '.js')] ?? OTHER_WAY,
)

// Requests name their routes themselves, so no method is called by the name that a table gives it.
await slim(
  'octokit-rest',
  "export { Octokit } from '@octokit/rest'",
  /plugin-rest-endpoint-methods[/\\].*[/\\]generated[/\\]endpoints\.js$/,
  () => 'export default {}',
)
