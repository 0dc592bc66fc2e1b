import type { Evaluation, KeyResultResult } from '#src/core/evaluation.ts'
import { personNames } from '#src/core/mail/person-names.ts'
import { cleanText } from '#src/core/words/clean-text.ts'
import type { KeyResultExplained } from './explanation.ts'

/** What is told of every row, whatever it is. */
export function head(
  { id, title, url, owners }: Pick<KeyResultResult, 'id' | 'title' | 'url' | 'owners'>,
  why: readonly string[],
  { today, findings, ruleVersion, forecastMean }: Evaluation,
): Pick<KeyResultExplained, 'id' | 'title' | 'url' | 'today' | 'owners' | 'why' | 'findings' | 'rules'> {
  return {
    id,
    title,
    url,
    today,
    owners: personNames(owners),
    why: why.map((sentence) => cleanText(sentence)),
    findings: findings
      .filter(({ pageId }) => pageId === id)
      .map(({ code, level, property, message, mend }) => ({ code, level, property, message, mend })),
    rules: { version: ruleVersion, chosen: ruleVersion.split('+').slice(1), forecastMean },
  }
}
