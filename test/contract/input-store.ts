import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { InputStore } from '#src/ports/input-store.ts'

/** @param fresh makes an empty store */
export function inputStoreContract(fresh: () => Promise<InputStore>): void {
  test('of a run of which nothing was kept nothing is read', async () => {
    const inputs = await fresh()
    await inputs.keep('r1', new Map([['policy', '{}']]))

    expect(await inputs.read('r2')).toBeNull()
  })

  test('what a run was given is read to the letter, in its order', async () => {
    const inputs = await fresh()
    const section = fc.tuple(fc.string({ unit: 'grapheme-ascii' }), fc.string({ unit: 'binary' }))
    const sections = fc.uniqueArray(section, { minLength: 1, selector: ([name]) => name })
    await fc.assert(
      fc.asyncProperty(sections, fc.uuid(), async (given, runId) => {
        await inputs.keep(runId, new Map(given))

        expect([...((await inputs.read(runId)) ?? [])]).toEqual(given)
      }),
      { numRuns: 30 },
    )
  })

  test('sections may be empty, begin with a mark of byte order, and be alike', async () => {
    const inputs = await fresh()
    const sections = new Map([
      ['empty', ''],
      ['marked', '\uFEFF{}'],
      ['again', ''],
    ])

    await inputs.keep('r1', sections)

    expect(await inputs.read('r1')).toEqual(sections)
  })

  test('a section may be of any length, and many sections may be kept', async () => {
    const inputs = await fresh()
    // What cannot be compressed, so that it comes in several parts.
    const noise = Array.from({ length: 24 }, () => {
      const bytes = crypto.getRandomValues(new Uint8Array(65_536))
      return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
    }).join('')
    const many = Array.from({ length: 60 }, (_, number) => [`s${number}`, `${number}`] as const)
    const sections = new Map([['noise', noise], ...many])

    await inputs.keep('r1', sections)

    const kept = await inputs.read('r1')
    expect(kept?.get('noise') === noise).toBe(true)
    expect([...(kept?.keys() ?? [])]).toEqual([...sections.keys()])
    expect(kept?.get('s59')).toBe('59')
  })

  test('what two runs were given alike is read of both', async () => {
    const inputs = await fresh()
    await inputs.keep(
      'r1',
      new Map([
        ['rows', 'the same'],
        ['now', '1'],
      ]),
    )
    await inputs.keep(
      'r2',
      new Map([
        ['rows', 'the same'],
        ['now', '2'],
      ]),
    )

    expect([...((await inputs.read('r1')) ?? [])]).toEqual([
      ['rows', 'the same'],
      ['now', '1'],
    ])
    expect([...((await inputs.read('r2')) ?? [])]).toEqual([
      ['rows', 'the same'],
      ['now', '2'],
    ])
  })

  test('what is kept of a run later takes the place of what was kept before', async () => {
    const inputs = await fresh()
    await inputs.keep(
      'r1',
      new Map([
        ['rows', 'old'],
        ['now', '1'],
      ]),
    )

    await inputs.keep('r1', new Map([['rows', 'new']]))

    expect([...((await inputs.read('r1')) ?? [])]).toEqual([['rows', 'new']])
  })
}
