import { extractNotionId } from '@notionhq/client'

const dashes = /([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})/gi
const openPage = /[?&](?:p|page_id)=([0-9a-f]{32})/i

/**
 * The id in a database's id or link. A link that was copied while a row was open names the row too, after `?p=`: the
 * database is what its path names.
 * @returns dashed; null when there is none
 */
export function databaseIdIn(text: string): string | null {
  const link = undashed(text)
  return extractNotionId(link.replace(/[?#].*$/s, '')) ?? extractNotionId(link)
}

/**
 * The id in a page's id or link; where the page was open over a database, that of the page.
 * @returns dashed; null when there is none
 */
export function pageIdIn(text: string): string | null {
  return extractNotionId(openPage.exec(undashed(text))?.[1] ?? '') ?? databaseIdIn(text)
}

/** The SDK takes an id with dashes only where it stands alone. */
function undashed(text: string): string {
  return text.replace(dashes, '$1$2$3$4$5')
}
