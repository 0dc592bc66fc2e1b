import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/**
 * Writes the previews of a running server anew. A process of its own does it: this one has loaded the templates as they were.
 * @returns what went wrong, in the words of that process; empty: nothing did
 */
export async function remakePreviews(folder: string): Promise<string> {
  const [entry = ''] = process.argv.slice(1)
  try {
    await run(process.execPath, [...process.execArgv, entry, 'preview', '--out', folder])
    return ''
  } catch (error) {
    const { stderr, message } = error as { readonly stderr?: string; readonly message: string }
    return stderr || message
  }
}
