/** Wrong or missing settings: every fault in one message, never with a secret's value. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError'
  readonly faults: readonly string[]

  constructor(faults: readonly string[]) {
    const count = faults.length === 1 ? 'a fault' : `${faults.length} faults`
    super(`The settings have ${count}:\n${faults.map((fault) => `- ${fault}`).join('\n')}`)
    this.faults = faults
  }
}
