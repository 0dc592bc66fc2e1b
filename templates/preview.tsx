import type { RenderedMail } from './mail/rendered-mail.ts'
import { inScheme } from './preview/in-scheme.ts'
import { previewIndex } from './preview/preview-index.tsx'
import { previewPage } from './preview/preview-page.tsx'

/** A mail, or a page of the demo's. */
export type Preview = RenderedMail | { readonly page: string }

/**
 * Files that show what templates look like: an index, and of each the mail as it is sent, its text, and a page with it at three
 * widths in both schemes.
 * @param previews by name, which becomes the name of a folder
 */
export function previewFiles(previews: Readonly<Record<string, Preview>>): ReadonlyMap<string, string> {
  const files = new Map([['index.html', previewIndex(previews)]])
  for (const [name, preview] of Object.entries(previews)) {
    const html = 'page' in preview ? preview.page : preview.html
    files.set(`${name}/index.html`, previewPage(name, preview))
    files.set(`${name}/mail.html`, html)
    files.set(`${name}/light.html`, inScheme(html, 'light'))
    files.set(`${name}/dark.html`, inScheme(html, 'dark'))
    if ('text' in preview) files.set(`${name}/mail.txt`, preview.text)
  }
  return files
}
