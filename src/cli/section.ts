/** Lines under a title, indented by two, after an empty line; nothing where there is nothing to tell. */
export function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)]
}
