import { safeUrl } from '#templates/safe-url.ts'
import { underlined, wrap } from '#templates/text/wrap.ts'
import { isOption } from '#templates/words/brief-lines.ts'
import type { Item } from './item.ts'
import type { ItemDecision } from './item-decision.ts'
import { choiceOf, leftWords, ownAsked } from './letter-list.ts'
import type { LetterSection } from './letter-sections.ts'
import type { LetterWords } from './letter-words.ts'

export function letterText({ title, only, sections, footer }: LetterWords): string {
  const parts = [
    ...(only === null ? [underlined(title, '='), ...sections.flatMap(sectionText)] : onlyText(only)),
    ['--', ...footer.map((line) => wrap(line))].join('\n'),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

function onlyText(item: Item): string[] {
  const { title, said, facts, remarks, decision, asked, button, opens = item.url } = item
  const href = safeUrl(opens)
  return [
    wrap(`${stateOf(item)}: ${title}`),
    wrap(said),
    facts.map(([name, value]) => wrap(value, name.padEnd(15))).join('\n'),
    ...remarks.map((line) => wrap(line)),
    ...(decision ? [decisionText(decision)] : []),
    [underlined('What is asked'), wrap(asked)].join('\n'),
    href === null ? '' : `${button}:\n${href}`,
  ]
}

function decisionText({ title, about, lines, url }: ItemDecision): string {
  const words = [underlined('The decision'), ...[title, about, ...lines].map(hanging)]
  return linked(words.join('\n'), url)
}

function sectionText(section: LetterSection): string[] {
  const { heading, intro, items, folded, left, asked } = section
  return [
    [heading === '' ? '' : underlined(heading), wrap(intro)].filter((part) => part !== '').join('\n'),
    ...items.map((item) => rowText(item, ownAsked(item, section))),
    folded.map((item) => linked(wrap(`${stateOf(item)}: ${item.title}`, '', 2), item.url)).join('\n'),
    left === 0 ? '' : wrap(leftWords(left)),
    asked === '' ? '' : wrap(`What is asked: ${asked}`),
  ]
}

function rowText(item: Item, asked: string): string {
  const { title, said, why, url, decision } = item
  const own = (lines: readonly string[]) =>
    lines.filter((line) => line !== '').map((line) => wrap(line, '  ', isOption(line) ? 4 : 2))
  const words = [
    wrap(`${stateOf(item)}: ${title}`, '', 2),
    ...own([said, why, asked === '' ? '' : `Asked: ${asked}`]),
  ]
  const row = linked(words.join('\n'), url)
  if (!decision) return row
  const choice = own([`Decision: ${decision.title} · ${decision.about}`, ...choiceOf(item)])
  return `${row}\n${linked(choice.join('\n'), decision.url)}`
}

function hanging(line: string): string {
  return wrap(line, '', isOption(line) ? 3 : 0)
}

function linked(words: string, url: string): string {
  const href = safeUrl(url)
  return href === null ? words : `${words}\n  ${href}`
}

function stateOf({ mark }: Item): string {
  return `${mark.shape} ${mark.word}`
}
