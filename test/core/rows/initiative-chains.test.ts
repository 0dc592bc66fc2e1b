import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Initiative } from '#src/core/model.ts'
import { initiativeChains } from '#src/core/rows/initiative-chains.ts'
import { anInitiative, aSnapshot, evaluateAt, NOW } from '#test/core/a-snapshot.ts'

const row = (id: string, dependsOn: string[] = [], status: Initiative['status'] = 'on_track') =>
  anInitiative({ id, title: `The ${id}`, dependsOn, status })

function chains(rows: readonly Initiative[], ended: readonly string[] = []) {
  const of = initiativeChains(rows, (keyResults) => keyResults.some((id) => ended.includes(id)))
  const ids = (named: readonly { readonly id: string }[]) => named.map(({ id }) => id).join(' ')
  return (id: string) => {
    const { holdsUp, waitsFor, ends } = of(id)
    return { holdsUp: ids(holdsUp), waitsFor: ids(waitsFor), ends: ids(ends) }
  }
}

test('a blocked initiative holds up all that depend on it, directly or not, the nearest first', () => {
  const of = chains([
    row('a', ['b']),
    row('b', ['d']),
    row('c', ['d', 'gone']),
    row('d', [], 'blocked'),
    row('e'),
  ])
  expect(of('d')).toEqual({ holdsUp: 'b c a', waitsFor: '', ends: '' })
  expect(of('a')).toEqual({ holdsUp: '', waitsFor: 'd', ends: 'd' })
  expect(of('e')).toEqual({ holdsUp: '', waitsFor: '', ends: '' })
})

test('of a chain of blocked ones the last is its end', () => {
  const of = chains([row('a', ['b']), row('b', ['c'], 'blocked'), row('c', [], 'blocked')])
  expect(of('a')).toEqual({ holdsUp: '', waitsFor: 'b c', ends: 'c' })
  expect(of('b')).toEqual({ holdsUp: 'a', waitsFor: 'c', ends: 'c' })
  expect(of('c')).toEqual({ holdsUp: 'b a', waitsFor: '', ends: '' })
})

test('what is done or cancelled breaks the chain, and ended cycles wait for nothing', () => {
  const through = (status: Initiative['status']) =>
    chains([row('a', ['b']), row('b', ['c'], status), row('c', [], 'blocked')])('a').waitsFor
  expect(through('done')).toBe('')
  expect(through('cancelled')).toBe('')
  expect(through(null)).toBe('c')
  expect(chains([row('a', ['b']), row('b', [], 'blocked')], ['k1'])('b').holdsUp).toBe('')
})

test('those that depend on each other hold each other up, and none itself', () => {
  const of = chains([row('a', ['a', 'b'], 'blocked'), row('b', ['a', 'a'], 'blocked'), row('c', ['a'])])
  expect(of('a')).toEqual({ holdsUp: 'b c', waitsFor: 'b', ends: 'b' })
  expect(of('b')).toEqual({ holdsUp: 'a c', waitsFor: 'a', ends: 'a' })
  expect(of('c')).toEqual({ holdsUp: '', waitsFor: 'a b', ends: 'a b' })
})

test('Why names what is held up and what is waited for', () => {
  const initiatives = [
    row('a', ['b']),
    row('b', ['c']),
    row('c', [], 'blocked'),
    row('d', ['c']),
    row('e', ['c', 'f']),
    row('f', [], 'blocked'),
  ]
  const { initiatives: results } = evaluateAt(NOW, { snapshot: aSnapshot({ initiatives }) })
  const why = (id: string) => results.find((result) => result.id === id)?.why
  expect(why('c')).toMatch(/^Blocked since 20 Nov\. Holds up "The b", "The d" and 2 more\./)
  expect(why('a')).toContain('Waits for "The c", which is blocked.')
  expect(why('e')).toContain('Waits for "The c", "The f", which are blocked.')
})

test('whatever depends on what, in any order of rows: none holds up itself, each once, and both sides agree', () => {
  const status = fc.constantFrom('on_track' as const, 'blocked' as const, 'done' as const)
  const rows = fc
    .array(fc.tuple(status, fc.array(fc.integer({ min: 0, max: 7 }), { maxLength: 4 })), { maxLength: 7 })
    .map((all) =>
      all.map(([each, dependsOn], index) =>
        row(
          `i${index}`,
          dependsOn.map((other) => `i${other}`),
          each,
        ),
      ),
    )
  fc.assert(
    fc.property(rows, (initiatives) => {
      const of = initiativeChains(initiatives, () => false)
      const turned = initiativeChains(initiatives.toReversed(), () => false)
      for (const { id } of initiatives) {
        const { holdsUp, waitsFor, ends } = of(id)
        expect(turned(id)).toEqual(of(id))
        const held = holdsUp.map((other) => other.id)
        expect(held).not.toContain(id)
        expect(new Set(held).size).toBe(held.length)
        for (const other of held) expect(of(other).waitsFor.map((back) => back.id)).toContain(id)
        expect(ends.length > 0).toBe(waitsFor.length > 0)
      }
    }),
  )
})
