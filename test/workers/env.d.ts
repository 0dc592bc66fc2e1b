/// <reference types="@cloudflare/vitest-plugin/types" />

// By hand: @cloudflare/workers-types would replace the global Request, and msw could no longer serve a Hono app.
declare namespace Cloudflare {
  interface Env {
    DB: import('drizzle-orm/d1').AnyD1Database
    MIGRATIONS: import('@cloudflare/vitest-plugin').D1Migration[]
  }
}

declare module 'cloudflare:workers' {
  export const env: Cloudflare.Env
  export const exports: {
    default: { fetch(input: string | Request, init?: RequestInit): Promise<Response> }
  }
}
