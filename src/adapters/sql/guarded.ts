import { storeFailure } from './store-failure.ts'

/**
 * Waits for the database and turns its faults into a Failure.
 * @param doing completes the sentence "The store could not …"
 */
export async function guarded<T>(doing: string, answer: PromiseLike<T>): Promise<T> {
  try {
    return await answer
  } catch (fault) {
    throw storeFailure(doing, fault)
  }
}
