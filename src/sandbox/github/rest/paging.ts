import type { Context } from 'hono'

const defaultSize = 30
const maxSize = 100

/** Cuts the asked page out of a list and says in the Link header where the others are. A page too large is cut to 100. */
export function page<T>(c: Context, items: readonly T[]): readonly T[] {
  const size = Math.min(maxSize, positive(c.req.query('per_page')) ?? defaultSize)
  const number = positive(c.req.query('page')) ?? 1
  const last = Math.max(1, Math.ceil(items.length / size))
  const links = [
    number > 1 && link(c, Math.min(number - 1, last), 'prev'),
    number < last && link(c, number + 1, 'next'),
    number < last && link(c, last, 'last'),
    number > 1 && link(c, 1, 'first'),
  ].filter((one) => one !== false)
  if (links.length > 0) c.header('Link', links.join(', '))
  return items.slice((number - 1) * size, number * size)
}

function link(c: Context, number: number, rel: string): string {
  const url = new URL(c.req.url)
  url.searchParams.set('page', String(number))
  return `<${url}>; rel="${rel}"`
}

function positive(text: string | undefined): number | null {
  const number = Number(text)
  return Number.isInteger(number) && number > 0 ? number : null
}
