import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'
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

export default defineConfig({
  test: {
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
        test: {
          name: 'workers',
          testTimeout: 30_000,
          include: ['test/workers/**/*.test.ts'],
          globalSetup: ['test/support/sandbox-on-loopback.ts'],
          setupFiles: ['test/support/quiet.ts'],
        },
      },
    ],
  },
})
