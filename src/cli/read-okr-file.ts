import { readFile } from 'node:fs/promises'
import { UsageError } from './usage-error.ts'

/** A text, which stays as it is, or a number that JSON does not have. */
const TEXT_OR_NO_NUMBER = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g

/**
 * Reads a file that holds one JSON object. NaN and Infinity, which some programs write although JSON has no such numbers, become
 * texts: a fault of their rows and not of the file.
 * @throws UsageError that names the path, where there is no such file or no object in it
 */
export async function readOkrFile(path: string): Promise<object> {
  const named = `--input names ${JSON.stringify(path)}`
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    throw new UsageError(`${named}, which cannot be read (${codeOf(error)}). Give the path of a JSON file.`)
  }
  const content = parse(text.replace(/^\uFEFF/, ''))
  if (content instanceof SyntaxError) {
    throw new UsageError(`${named}, which is not JSON: ${content.message}. Mend it there and try again.`)
  }
  if (typeof content === 'object' && content !== null && !Array.isArray(content)) return content
  throw new UsageError(
    `${named}, which holds no JSON object. It takes {"company_okrs": {…}, "department_okrs": […], "team_okrs": […]}.`,
  )
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (fault) {
    try {
      return JSON.parse(
        text.replace(TEXT_OR_NO_NUMBER, (found) => (found.startsWith('"') ? found : `"${found}"`)),
      )
    } catch {
      return fault
    }
  }
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return 'code' in error ? String(error.code) : error.message
}
