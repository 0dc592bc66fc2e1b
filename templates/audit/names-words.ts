const MOST = 2

/**
 * Who owns a row, in few words.
 * @param isRead whether any property was found that says who; false: nothing is said of nobody
 */
export function namesWords(owners: readonly string[], isRead: boolean): string {
  if (owners.length === 0) return isRead ? 'No owner' : ''
  const more = owners.length > MOST ? ` and ${owners.length - MOST} more` : ''
  return `${owners.slice(0, MOST).join(', ')}${more}`
}
