/** One run at a time in this process. */
export interface RunLock {
  /** Runs the work alone. null: another run is under way, and the work was not begun. */
  alone<T>(work: () => Promise<T>): Promise<{ readonly result: T } | null>
  /** Resolves when no run is under way, however the last one ended. */
  idle(): Promise<void>
}

export function createRunLock(): RunLock {
  let running: Promise<unknown> | null = null
  return {
    async alone(work) {
      if (running) return null
      const run = work()
      running = run
      try {
        return { result: await run }
      } finally {
        running = null
      }
    },
    async idle() {
      await running?.catch(() => {})
    },
  }
}
