import type { Child } from 'hono/jsx'
import { jsxTemplate } from 'hono/jsx/jsx-runtime'

const RULES = [
  'body{margin:24px;font:15px/1.5 system-ui,sans-serif;color:#1f2328;background:#fcfcfa}',
  'table{border-collapse:collapse}td,th{padding:4px 16px 4px 0;text-align:left;vertical-align:top}',
  'td.number{text-align:right;white-space:nowrap}',
  'iframe{border:1px solid #c6c9ce;background:#fff;height:900px}',
  'figure{display:inline-block;margin:16px 16px 0 0;vertical-align:top}',
  'pre{max-width:80ch;white-space:pre-wrap;border:1px solid #c6c9ce;padding:16px}',
].join('')

// A frame is as high as what it holds; a page opened from a file may not ask, and keeps its height.
const FIT = jsxTemplate`<script>
addEventListener('load', () => {
  for (const frame of document.querySelectorAll('iframe')) {
    try { frame.style.height = frame.contentDocument.body.scrollHeight + 2 + 'px' } catch {}
  }
})
</script>`

/** The frame of a page for whoever works on templates; nobody else gets to see it. */
export function PreviewShell(props: { readonly title: string; readonly children?: Child }) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>{props.title}</title>
        <style>{RULES}</style>
      </head>
      <body>
        {props.children}
        {FIT}
      </body>
    </html>
  )
}
