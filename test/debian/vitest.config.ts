import { defineConfig } from 'vitest/config'

/** Checks that need Debian's packages. They are no part of `npm test`. */
export default defineConfig({
  test: {
    name: 'debian',
    include: ['test/debian/**/*.test.ts'],
    setupFiles: ['test/support/quiet.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
