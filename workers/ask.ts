import { createInterface } from 'node:readline/promises'

/** Asks at the terminal, on stderr, whether to go on: anything but yes is no. null: nobody is at a terminal. */
export async function ask(question: string): Promise<boolean | null> {
  if (!process.stdin.isTTY) return null
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return /^y(es)?$/iu.test((await terminal.question(`${question} [y/N] `)).trim())
  } finally {
    terminal.close()
  }
}
