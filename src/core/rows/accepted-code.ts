/** The code of a finding as a person typed it into Accepted findings: "No owner" and "no-owner" are `no_owner`. */
export function acceptedCode(typed: string): string {
  return typed
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '_')
}
