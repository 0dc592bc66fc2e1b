import { existsSync, watch } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..', '..')
const WATCHED = ['templates', 'src/core/mail', 'src/core/letters', 'src/core/words']
/** An editor writes a file in several strokes. */
const SETTLE_MS = 100

/** Calls back once after each change of what templates are made of, one call at a time. Answers how to stop, which waits for a call under way. */
export function watchTemplates(changed: () => Promise<void>): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined
  let under = Promise.resolve()
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      under = under.then(changed)
    }, SETTLE_MS)
  }
  const watchers = WATCHED.map((folder) => join(ROOT, folder))
    .filter((folder) => existsSync(folder))
    .map((folder) => watch(folder, { recursive: true }, soon))
  return async () => {
    clearTimeout(timer)
    for (const watcher of watchers) watcher.close()
    await under
  }
}
