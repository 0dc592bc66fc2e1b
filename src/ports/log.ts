/** Static words with data beside them; never a secret, never a company's free text. */
export interface Log {
  info(event: string, data?: Readonly<Record<string, string | number | boolean | null>>): void
  warn(event: string, data?: Readonly<Record<string, string | number | boolean | null>>): void
  error(event: string, data?: Readonly<Record<string, string | number | boolean | null>>): void
}
