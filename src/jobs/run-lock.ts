/** One run at a time in this process. */
export interface RunLock {
  /** Runs the work alone. null: another run is under way, and the work was not begun. */
  alone<T>(work: () => Promise<T>): Promise<{ readonly result: T } | null>
}

export function createRunLock(): RunLock {
  let busy = false
  return {
    async alone(work) {
      if (busy) return null
      busy = true
      try {
        return { result: await work() }
      } finally {
        busy = false
      }
    },
  }
}
