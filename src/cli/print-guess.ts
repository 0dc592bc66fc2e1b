import type { Discovered } from '#src/core/audit/discovered.ts'
import { envLines } from '#src/core/audit/env-lines.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import { wrapped } from './wrapped.ts'

/** What a link was taken for: the settings to paste, and what could not be told. */
export function printGuess({ tables, settings, obstacles }: Discovered): string {
  const used = tables.filter(({ kind }) => kind !== null)
  const doubtful = used.flatMap(({ title, doubtful }) =>
    doubtful.map(
      ({ fieldName, candidates, because }) =>
        `${title}: ${fieldName} may be ${candidates.join(' or ')} (${because}). Name it in NOTION_PROPERTIES if it is.`,
    ),
  )
  const lines = envLines(settings)
  return [
    ...used.flatMap(({ title, sureness, because }) =>
      wrapped('', cleanText(`${title} (${sureness}: ${because})`)),
    ),
    ...(lines.length === 0 ? [] : ['', 'Settings to paste into .env:', ...lines]),
    ...(doubtful.length === 0 ? [] : ['', ...doubtful.flatMap((each) => wrapped('? ', cleanText(each)))]),
    ...obstacles.flatMap(({ message, mend }) => [
      '',
      ...wrapped('! ', cleanText(message)),
      ...wrapped('  ', cleanText(mend)),
    ]),
    '',
  ].join('\n')
}
