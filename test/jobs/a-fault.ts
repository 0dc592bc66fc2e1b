import type { Deps } from '#src/ports/deps.ts'

/** A step of a run at which its process may die. */
export type Step =
  | 'inputs.keep'
  | 'history.remember'
  | 'ledger.close'
  | `mailer.send`
  | `outbox.${'told' | 'freeze' | 'freezeLetters' | 'claim' | 'settle'}`

/**
 * Deps that die at a step, `before` it has done anything or right `after`; the process does nothing more from then on, nor gives its lease back.
 * @param passed so many calls of that step go well before
 */
export function dyingAt(deps: Deps, step: Step, when: 'before' | 'after', passed = 0): Deps {
  let isDead = false
  let left = passed
  const [port, verb] = step.split('.') as [keyof Deps, string]
  const wrapped = (name: string, target: object): object =>
    new Proxy(target, {
      get(_, key) {
        const method: unknown = Reflect.get(target, key)
        if (typeof method !== 'function') return method
        return async (...args: readonly unknown[]) => {
          if (isDead) throw new Error('the process is dead')
          const isHere = name === port && key === verb && left-- === 0
          if (isHere) isDead = true
          if (isHere && when === 'before') throw new Error(`died before ${step}`)
          const result: unknown = await Reflect.apply(method, target, args)
          if (isHere) throw new Error(`died after ${step}`)
          return result
        }
      },
    })
  const ports = ['outbox', 'inputs', 'history', 'ledger', 'mailer', 'lease'] as const
  return { ...deps, ...Object.fromEntries(ports.map((name) => [name, wrapped(name, deps[name])])) }
}
