import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'
import { loopbackOnly } from './test/support/loopback-only.ts'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/workers/**', 'test/debian/**'],
          setupFiles: ['test/support/network.ts', 'test/support/quiet.ts'],
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
          include: ['test/workers/**/*.test.ts'],
          globalSetup: ['test/support/sandbox-on-loopback.ts'],
          setupFiles: ['test/support/quiet.ts'],
        },
      },
    ],
  },
})
