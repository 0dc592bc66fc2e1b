import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/**
 * Writes every preview into a folder, which is made if need be. Answers how many templates there are.
 * @throws Error where the folder cannot be written
 */
export async function writePreviews(folder: string): Promise<number> {
  // No other command has use for the made-up rows.
  const { previews } = await import('#templates/fixtures/previews.ts')
  const { previewFiles } = await import('#templates/preview.tsx')
  const all = previews()
  for (const [name, text] of previewFiles(all)) {
    const file = join(folder, name)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text)
  }
  return Object.keys(all).length
}
