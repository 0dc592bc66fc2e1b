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
  return faults
}

/** The text that a reader sees, in one line. */
export function readable(html: string): string {
  const body = html.replace(/<(title|style)>.*?<\/\1>/gsu, '').replace(/<!--.*?-->/gsu, '')
  const words = body.replace(/<[^>]+>/gu, ' ').replaceAll('\ufe0e', '')
  return words
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/gu, ' ')
    .trim()
}

/** A text part in one line, as `readable` makes of HTML. */
export function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}
