import type { Preview } from '#templates/preview.tsx'
import { PreviewShell } from './preview-shell.tsx'

const LOOKS = [320, 375, 800].flatMap((width) =>
  (['light', 'dark'] as const).map((scheme) => ({ width, scheme })),
)

/** One template from the narrowest phone to a desktop in both schemes, and its text. */
export function previewPage(name: string, preview: Preview): string {
  const page = (
    <PreviewShell title={name}>
      <p>
        <a href="../index.html">All templates</a>
      </p>
      <h1>{name}</h1>
      {'page' in preview ? null : (
        <p>
          Subject: <b>{preview.subject}</b>
        </p>
      )}
      {LOOKS.map(({ width, scheme }) => (
        <figure>
          <figcaption>
            {width} px, {scheme}
          </figcaption>
          <iframe
            title={`${name} at ${width} px, ${scheme}`}
            src={`${scheme}.html`}
            width={width}
            sandbox="allow-same-origin"
          />
        </figure>
      ))}
      {'page' in preview ? null : (
        <>
          <h2>Text</h2>
          <pre>{preview.text}</pre>
        </>
      )}
    </PreviewShell>
  )
  return `<!doctype html>${page.toString()}`
}
