import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

// Wrangler runs this before it bundles the Worker. Nearly all of @linear/sdk is documents of queries that are never asked here, and
// bundlers keep them, since making each looks as if it might do something. Told that it does not, they leave 6 kB of 100.

const root = fileURLToPath(new URL('..', import.meta.url))

await build({
  stdin: { contents: "export { LinearError, LinearGraphQLClient } from '@linear/sdk'", resolveDir: root },
  outfile: `${root}/dist/linear-sdk.js`,
  bundle: true,
  format: 'esm',
  platform: 'node',
  logLevel: 'error',
  plugins: [
    {
      name: 'documents without effects',
      setup({ onLoad }) {
        onLoad({ filter: /@linear[/\\]sdk[/\\]dist[/\\]index\.mjs$/ }, ({ path }) => ({
          contents: readFileSync(path, 'utf8').replaceAll(/= new ([A-Z]\w*)\(/g, '= /* @__PURE__ */ new $1('),
        }))
      },
    },
  ],
})
