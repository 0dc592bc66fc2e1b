import { join } from 'node:path'
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { unstable_readConfig } from 'wrangler'
import { loopbackOnly } from './test/support/loopback-only.ts'

const setupFiles = ['test/support/guard-network.ts', 'test/support/quiet.ts']

// They start processes, live for weeks, or read all sources; and in a process that other files have used, a first request to a socket
// of the adoption was seen to hang.
const alone = [
  'test/cli/adopt-anything.test.ts',
  'test/cli/init-adopt.test.ts',
  'test/chaos/**/*.test.ts',
  'test/node/**/*.test.ts',
  'test/*.test.ts',
]

// The packages in whose places the Worker is deployed with others; what is below them is not meant.
const slimmed = Object.entries(unstable_readConfig({ config: 'wrangler.toml' }).alias ?? {}).map(
  ([name, file]) => ({ find: new RegExp(`^${name}$`), replacement: join(import.meta.dirname, String(file)) }),
)

/** Files that start workerd mostly wait for it: one goes beside two others, and not all of them at the end. */
class Interleaved extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isWorker = ({ project }: TestSpecification) => project.name === 'workers'
    const sorted = await super.sort(files)
    const workers = sorted.filter(isWorker)
    const others = sorted.filter((file) => !isWorker(file))
    const mixed = workers.flatMap((file, index) => [file, ...others.slice(index * 2, index * 2 + 2)])
    return [...mixed, ...others.slice(workers.length * 2)]
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: Interleaved },
    // By itself vitest leaves one of two cores idle.
    maxWorkers: 2,
    projects: [
      {
        test: {
          // Pure rules and words share nothing that one file could spoil for another, so a process need not be made for each.
          name: 'pure',
          isolate: false,
          testTimeout: 30_000,
          include: ['test/core/**/*.test.ts', 'test/templates/**/*.test.{ts,tsx}'],
          setupFiles,
        },
      },
      {
        test: {
          // Whole runs, each on a store and a company of its own: loading them anew for each file would take longer than they do.
          name: 'runs',
          isolate: false,
          testTimeout: 30_000,
          include: ['test/jobs/**/*.test.ts', 'test/http/**/*.test.ts', 'test/cli/**/*.test.ts'],
          exclude: alone,
          setupFiles,
        },
      },
      {
        test: {
          // Doors to other systems and their stand-ins, each of a test's own.
          name: 'node',
          isolate: false,
          testTimeout: 30_000,
          include: ['test/!(workers|debian|core|templates|jobs|http|cli|chaos|node)/**/*.test.{ts,tsx}'],
          setupFiles,
        },
      },
      {
        test: {
          name: 'alone',
          // Whole runs and fuzzers share two cores with everything else; what hangs still ends.
          testTimeout: 30_000,
          hookTimeout: 30_000,
          include: alone,
          setupFiles,
        },
      },
      {
        plugins: [
          cloudflareTest(async () => ({
            wrangler: { configPath: './wrangler.toml' },
            miniflare: {
              bindings: { MIGRATIONS: await readD1Migrations('migrations') },
              outboundService: loopbackOnly as never,
            },
          })),
        ],
        resolve: { alias: slimmed },
        test: {
          name: 'workers',
          testTimeout: 30_000,
          include: ['test/workers/**/*.test.ts'],
          globalSetup: ['test/support/slim-packages.ts', 'test/support/sandbox-on-loopback.ts'],
          setupFiles: ['test/support/quiet.ts'],
        },
      },
    ],
  },
})
