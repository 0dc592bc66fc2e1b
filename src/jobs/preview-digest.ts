import type { Deps } from '#src/ports/deps.ts'
import { assess } from './assess.ts'
import { digestLetter } from './digest-letter.ts'
import type { Letter } from './freeze.ts'
import type { PreviewOptions } from './preview-options.ts'

/** The digest as it would go out now; nothing is sent or kept. */
export async function previewDigest(deps: Deps, options: PreviewOptions = {}): Promise<Letter> {
  const now = options.asOf ?? deps.clock.now()
  return digestLetter(deps, await assess(deps, now, { ...options, whole: true, dry: true }))
}
