/** Lets everything in this process that asks over HTTP ask here, as long as the work goes on. */
export async function withFetch<T>(
  standIn: (input: string | URL | Request, init?: RequestInit) => Promise<Response>,
  work: () => Promise<T>,
): Promise<T> {
  const before = globalThis.fetch
  globalThis.fetch = standIn as typeof fetch
  try {
    return await work()
  } finally {
    globalThis.fetch = before
  }
}
