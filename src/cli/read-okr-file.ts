import { readFile } from 'node:fs/promises'
import { cleanText } from '#src/core/words/clean-text.ts'
import { UsageError } from './usage-error.ts'

/** As much of what is wrong as a reader takes in. */
const LONGEST = 200

/** A text, which stays as it is, or a number that JSON does not have. */
const TEXT_OR_NO_NUMBER = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g

/**
 * Reads a file that holds one JSON object. NaN and Infinity, which some programs write although JSON has no such numbers, become
 * texts: a fault of their rows and not of the file.
 * @throws UsageError that names the path, where there is no such file or no object in it
 */
export async function readOkrFile(path: string): Promise<object> {
  const named = `--input names ${JSON.stringify(path)}`
  let bytes: Uint8Array
  try {
    bytes = await readFile(path)
  } catch (error) {
    throw new UsageError(`${named}, which cannot be read (${codeOf(error)}). Give the path of a JSON file.`)
  }
  const text = decode(bytes)
  if (text === null) {
    throw new UsageError(`${named}, which is not text in UTF-8. Save it as UTF-8 and try again.`)
  }
  const content = parse(text)
  if (content instanceof SyntaxError) {
    const fault = cleanText(content.message, LONGEST)
    throw new UsageError(`${named}, which is not JSON: ${fault}. Mend it there and try again.`)
  }
  if (typeof content === 'object' && content !== null && !Array.isArray(content)) return content
  throw new UsageError(
    `${named}, which holds no JSON object. It takes {"company_okrs": {…}, "department_okrs": […], "team_okrs": […]}.`,
  )
}

/** Without a byte order mark; null: it is not UTF-8, and letters would be lost. */
function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
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
