/** Makes the packages in `dist` that a Worker is deployed with. */
export async function setup(): Promise<void> {
  await import('#workers/slim-packages.ts')
}
