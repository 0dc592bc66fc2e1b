import type { Child } from 'hono/jsx'
import { VIEWER_STYLE } from './viewer-style.ts'

/** A whole page of the viewer. */
export function page(title: string, content: Child): string {
  const html = (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>{`${title} · okr-sync demo`}</title>
        <style>{VIEWER_STYLE}</style>
      </head>
      <body>
        <header>
          <nav aria-label="Pages">
            <a href="/">okr-sync demo</a>
          </nav>
        </header>
        <main>
          <h1 dir="auto">{title}</h1>
          {content}
        </main>
      </body>
    </html>
  )
  return `<!doctype html>${html.toString()}`
}
