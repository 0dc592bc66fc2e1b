import { defineConfig } from 'drizzle-kit'

// After a change of the schema: `npx drizzle-kit generate --name <what-changed>`, and commit what it makes.
export default defineConfig({
  dialect: 'sqlite',
  schema: './src/adapters/sql/schema.ts',
  out: './migrations',
})
