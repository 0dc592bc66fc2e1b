import { byteSize, messageSize } from '#templates/mail/message-size.ts'
import type { Preview } from '#templates/preview.tsx'
import { PreviewShell } from './preview-shell.tsx'

/** Every template with its subject and size. */
export function previewIndex(previews: Readonly<Record<string, Preview>>): string {
  const page = (
    <PreviewShell title="Templates">
      <h1>Templates</h1>
      <table>
        <thead>
          <tr>
            <th>Template</th>
            <th>Subject</th>
            <th>HTML</th>
            <th>Message</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(previews).map(([name, preview]) => (
            <tr>
              <td>
                <a href={`${name}/index.html`}>{name}</a>
              </td>
              {'page' in preview ? (
                <>
                  <td>A page</td>
                  <td class="number">{kilobytes(byteSize(preview.page))}</td>
                  <td />
                </>
              ) : (
                <>
                  <td>{preview.subject}</td>
                  <td class="number">{kilobytes(byteSize(preview.html))}</td>
                  <td class="number">{kilobytes(messageSize(preview.html) + messageSize(preview.text))}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </PreviewShell>
  )
  return `<!doctype html>${page.toString()}`
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} KB`
}
