const FORBIDDEN: readonly (readonly [string, RegExp])[] = [
  ['a script', /<script/iu],
  ['what opens and closes', /<details|<summary/iu],
  ['an inline event', /<[^>]+\son[a-z]+=/iu],
  ['an svg', /<svg/iu],
  ['an image', /<img/iu],
  ['a linked resource', /<link|@import|url\(/iu],
  ['a data: address', /(?:href|src)="data:/iu],
  ['a css variable', /style="[^"]*var\(|<style>[^<]*var\(/iu],
  ['a colour that is seen through', /style="[^"]*(?:rgba|hsla)\(|<style>[^<]*(?:rgba|hsla)\(/iu],
  ['a gradient', /gradient\(/iu],
  ['a grid or flex layout', /display:\s*(?:grid|flex)/iu],
]

/** What mail clients cannot show, or must not: each fault in words; none is right. */
export function mailFaults(html: string): readonly string[] {
  const faults = FORBIDDEN.filter(([, pattern]) => pattern.test(html)).map(([name]) => name)
  for (const [, href = ''] of html.matchAll(/href="([^"]*)"/gu)) {
    if (!href.startsWith('https://')) faults.push(`a link to ${href}`)
  }
  for (const [tag] of html.matchAll(/<[a-z][^>]*[";]color:[^>]*>/gu)) {
    const named = /class="([a-z]+)/u.exec(tag)?.[1]
    if (named === undefined || !html.includes(`.${named}{color:`)) faults.push(`no dark colours on ${tag}`)
    if (!tag.includes('background:')) faults.push(`ink without ground on ${tag}`)
  }
  return [...faults, ...paintFaults(html), ...boxFaults(html), ...tableFaults(html), ...headFaults(html)]
}

/** Ink that is hard to read on its ground in either scheme, and states that are not told by word and shape beside their colour. */
function paintFaults(html: string): readonly string[] {
  const pairs = html.matchAll(/color:(#[0-9a-f]{6})(?:!important)?;background:(#[0-9a-f]{6})/gu)
  const pale = [...new Map([...pairs].map(([pair, ink = '', ground = '']) => [pair, contrast(ink, ground)]))]
    .filter(([, ratio]) => ratio < 4.5)
    .map(([pair, ratio]) => `a contrast of ${ratio.toFixed(1)} in ${pair}`)
  const states = html.matchAll(/<span class="(?:red|amber|green|blue|grey)"[^>]*>(.*?<\/span>.*?)<\/span>/gsu)
  const mute = [...states]
    .filter(
      ([, inside = '']) =>
        !/^\u00a0<span aria-hidden="true">[^\w<]\ufe0e <\/span>[\w ]*[A-Za-z]/u.test(inside),
    )
    .map(([state]) => `a state without word and shape: ${state}`)
  return [...pale, ...mute]
}

/** Padding that Outlook's Word engine leaves out, columns that it does not hold, and text too small to read. */
function boxFaults(html: string): readonly string[] {
  const faults: string[] = []
  for (const [tag, element = ''] of html.matchAll(/<([a-z][a-z0-9]*)[^>]*[";]padding:(?!0[;"])[^>]*>/gu)) {
    const isButton = element === 'a' && html.includes('mso-padding-alt:')
    const isBadge = element === 'span' && tag.includes('padding:2px 4px;')
    if (!/^t[dh]$/u.test(element) && !isButton && !isBadge) faults.push(`padding outside of a cell: ${tag}`)
  }
  if (
    html.split('max-width:640px').length !==
    html.split('<!--[if mso]><table role="presentation" width="640"').length
  )
    faults.push('a widest width that Outlook does not keep')
  for (const [size, px = ''] of html.matchAll(/font-size:([\d.]+)px/gu)) {
    if (Number(px) > 1 && Number(px) < 14) faults.push(`small text: ${size}`)
  }
  if (/font-size:1px[^>]*>(?!\u00a0<)/u.test(html)) faults.push('words where only a ground is to be seen')
  if (/width="0%"/u.test(html)) faults.push('a cell of no width')
  return faults
}

/** Tables that a screen reader would read wrong: data without headers, headers without a side, layout that claims to be data. */
function tableFaults(html: string): readonly string[] {
  const faults = [...html.matchAll(/<th\b(?![^>]*\bscope=)[^>]*>/gu)].map(
    ([tag]) => `a header of nothing: ${tag}`,
  )
  const open: { readonly isLayout: boolean; headers: number }[] = []
  for (const [tag] of html.replaceAll(/<!--.*?-->/gsu, '').matchAll(/<table\b[^>]*>|<th\b|<\/table>/gu)) {
    const within = open.at(-1)
    if (tag === '<th' && within) within.headers++
    else if (tag !== '</table>') open.push({ isLayout: tag.includes('role="presentation"'), headers: 0 })
    else if (open.pop()?.isLayout !== (within?.headers === 0))
      faults.push('a table whose role is not what it is')
  }
  for (const [, name = ''] of html.matchAll(/<a [^>]*>(.*?)<\/a>/gsu)) {
    if (/^\s*(?:open|here|click here|more|link|details|read more)?\s*$/iu.test(name))
      faults.push(`a link named "${name}"`)
  }
  return faults
}

/** What a program needs before it shows anything: a language, a title, styles that it keeps, words for the inbox and none of the mail. */
function headFaults(html: string): readonly string[] {
  const needed: readonly (readonly [string, RegExp])[] = [
    ['a language', /^<!doctype html><html lang="en">/u],
    ['a title', /<title>[^<]*\S[^<]*<\/title>/u],
    [
      'both schemes',
      /<meta name="color-scheme" content="light dark"\/?>.*:root\{color-scheme:light dark\}/su,
    ],
    ['dates that are no links', /<meta name="format-detection" content="[^"]*date=no/u],
    [
      'words for the inbox, to the end of its line',
      /<body[^>]*><div style="display:none[^>]*>\S[^<]{119,}<\/div><table/u,
    ],
  ]
  const styles = [...html.matchAll(/<style>(.*?)<\/style>/gsu)].map(([, rules = '']) => rules)
  return [
    ...needed.filter(([, pattern]) => !pattern.test(html)).map(([name]) => `without ${name}`),
    ...styles
      .filter((rules) => rules.length > 8000)
      .map(() => 'styles that Gmail throws away for their size'),
    ...styles
      .filter((rules) => rules.includes('<') || rules.split('{').length !== rules.split('}').length)
      .map((rules) => `styles that Gmail throws away for a fault: ${rules}`),
  ]
}

/** As WCAG defines it, of two colours like `#1b7f3b`: 1..21. */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** The text that a reader sees, in one line. */
export function readable(html: string): string {
  return oneLine(wordsOf(html).join(' '))
}

/** What a reader sees of the mail itself, as many pieces as there are elements around them. */
export function shownWords(html: string): readonly string[] {
  const body = html.replace(/<div style="display:none[^>]*>.*?<\/div>/su, '')
  return wordsOf(body)
    .map(oneLine)
    .filter((words) => words !== '')
}

function wordsOf(html: string): readonly string[] {
  const body = html.replace(/<!--.*?-->/gsu, '').replace(/<(title|style)>.*?<\/\1>/gsu, '')
  return body.split(/<[^>]+>/gu).map((words) =>
    words
      .replaceAll(/[\ufe0e\u034f]/gu, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&'),
  )
}

/** A text part in one line, as `readable` makes of HTML. */
export function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}
