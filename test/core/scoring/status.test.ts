import { expect, test } from 'vitest'
import { type Standing, statusOf } from '#src/core/scoring/status.ts'

function judge(parts: Partial<Standing>) {
  const standing: Standing = {
    hasStarted: true,
    hasEnded: false,
    t: 0.5,
    clock: 0.5,
    achieved: 0.4,
    targetScore: 0.7,
    isFinal: false,
    isClosed: false,
    hasCheckIn: true,
    isSilent: false,
    hasMoved: true,
    hasWork: false,
    staleness: 'fresh',
    colour: 'at_risk',
    basis: null,
    ...parts,
  }
  const { status, reasons } = statusOf(standing)
  return [status, ...reasons]
}

test('an open key result has the colour of its confidence', () => {
  for (const colour of ['on_track', 'at_risk', 'off_track'] as const) {
    expect(judge({ colour })).toEqual([colour])
  }
})

test('before its start a key result is not started, whatever is known', () => {
  expect(judge({ hasStarted: false, achieved: 1, isFinal: true })).toEqual(['not_started', 'before_start'])
})

test('what is all done and cannot be undone is complete at once', () => {
  expect(judge({ achieved: 1, isFinal: true })).toEqual(['complete', 'reached'])
  expect(judge({ achieved: 1.2, colour: 'on_track' })).toEqual(['on_track'])
})

test('at the end the target score decides', () => {
  const ended = { hasEnded: true, colour: null }
  expect(judge({ ...ended, achieved: 0.7 })).toEqual(['complete', 'ended_at_target'])
  expect(judge({ ...ended, achieved: 0.69 })).toEqual(['off_track', 'missed'])
  expect(judge({ ...ended, achieved: null, hasCheckIn: false, isSilent: true })).toEqual([
    'off_track',
    'missed',
    'no_check_in',
  ])
})

test('an owner closes it at the target score, and not below', () => {
  expect(judge({ isClosed: true, achieved: 0.7 })).toEqual(['complete', 'closed_by_owner'])
  expect(judge({ isClosed: true, achieved: 0.2, colour: 'off_track' })).toEqual(['off_track'])
})

test('in the first tenth of the plan nothing needs to have moved', () => {
  expect(judge({ clock: 0.1, hasMoved: false })).toEqual(['not_started', 'no_movement'])
  expect(judge({ clock: 0.1, hasCheckIn: false, isSilent: true })).toEqual(['not_started', 'no_check_in'])
  expect(judge({ clock: 0.11, hasMoved: false })).toEqual(['at_risk', 'no_movement'])
  expect(judge({ clock: 0.05, hasMoved: true })).toEqual(['at_risk'])
})

test('without a check-in linked work is never green, however far it is', () => {
  const byWork = { hasCheckIn: false, achieved: null, basis: 'from_linked_work' } as const
  expect(judge({ ...byWork, colour: 'on_track' })).toEqual(['at_risk', 'no_check_in', 'from_linked_work'])
  expect(judge({ ...byWork, colour: 'off_track' })).toEqual(['off_track', 'no_check_in', 'from_linked_work'])
})

test('linked work that is partly done has started', () => {
  expect(judge({ clock: 0.1, hasCheckIn: false, isSilent: true, hasWork: true })).toEqual([
    'at_risk',
    'no_check_in',
  ])
})

test('without any check-in it is never on track: at risk, and off track from three quarters on', () => {
  const silent = { hasCheckIn: false, isSilent: true, colour: 'on_track', achieved: null } as const
  expect(judge({ ...silent, t: 0.74 })).toEqual(['at_risk', 'no_check_in'])
  expect(judge({ ...silent, t: 0.75 })).toEqual(['off_track', 'no_check_in'])
})

test('without any check-in for long it is unverified too', () => {
  expect(judge({ hasCheckIn: false, isSilent: true, staleness: 'stale' })).toEqual(['at_risk', 'no_check_in'])
  expect(judge({ hasCheckIn: false, isSilent: true, staleness: 'unverified' })).toEqual([
    'at_risk',
    'no_check_in',
    'unverified',
  ])
})

test('a stale value is at risk at best, and keeps a worse colour', () => {
  for (const staleness of ['stale', 'unverified'] as const) {
    expect(judge({ staleness, colour: 'on_track' })).toEqual(['at_risk', staleness])
    expect(judge({ staleness, colour: 'at_risk' })).toEqual(['at_risk', staleness])
    expect(judge({ staleness, colour: 'off_track' })).toEqual(['off_track', staleness])
  }
})

test('age is no matter before the start, in the grace, when complete and at the end', () => {
  const old = { staleness: 'unverified' } as const
  expect(judge({ ...old, hasStarted: false })).toEqual(['not_started', 'before_start'])
  expect(judge({ ...old, clock: 0.1, hasMoved: false })).toEqual(['not_started', 'no_movement'])
  expect(judge({ ...old, achieved: 1, isFinal: true })).toEqual(['complete', 'reached'])
  expect(judge({ ...old, hasEnded: true, achieved: 0.1 })).toEqual(['off_track', 'missed'])
})

test('what the colour rests on is said where it is no value of its own', () => {
  expect(judge({ hasMoved: false, basis: 'no_progress_signal' })).toEqual([
    'at_risk',
    'no_movement',
    'no_progress_signal',
  ])
  expect(judge({ basis: 'from_linked_work' })).toEqual(['at_risk', 'from_linked_work'])
})
