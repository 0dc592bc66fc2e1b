import { expect, test } from 'vitest'
import { type Standing, statusByConfidence, statusOf } from '#src/core/scoring/status.ts'

const cuts = { green: 0.7, amber: 0.5 }

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
    checkIns: 3,
    hasMoved: true,
    isYesNo: false,
    confidence: 0.6,
    ...parts,
  }
  const { status, reasons } = statusOf(standing, cuts)
  return [status, ...reasons]
}

test('confidence is cut at 0.70 and 0.50, and the edges are at risk', () => {
  const cut = [0.71, 0.7 + 1e-12, 0.7, 0.5, 0.5 - 1e-12, 0.49].map((each) => statusByConfidence(each, cuts))
  expect(cut).toEqual(['on_track', 'at_risk', 'at_risk', 'at_risk', 'at_risk', 'off_track'])
})

test('before its start a key result is not started, whatever is known', () => {
  expect(judge({ hasStarted: false, achieved: 1, isFinal: true })).toEqual(['not_started', 'before_start'])
})

test('what is all done and cannot be undone is complete at once', () => {
  expect(judge({ achieved: 1, isFinal: true })).toEqual(['complete', 'reached'])
  expect(judge({ achieved: 1.2, confidence: 0.99 })).toEqual(['on_track'])
})

test('at the end the target score decides', () => {
  expect(judge({ hasEnded: true, achieved: 0.7, confidence: null })).toEqual(['complete', 'ended_at_target'])
  expect(judge({ hasEnded: true, achieved: 0.69, confidence: null })).toEqual(['off_track', 'missed'])
  expect(judge({ hasEnded: true, achieved: null, confidence: null, checkIns: 0 })).toEqual([
    'off_track',
    'missed',
    'no_check_in',
  ])
})

test('an owner closes it at the target score, and not below', () => {
  expect(judge({ isClosed: true, achieved: 0.7 })).toEqual(['complete', 'closed_by_owner'])
  expect(judge({ isClosed: true, achieved: 0.2, confidence: 0.1 })).toEqual(['off_track'])
})

test('in the first tenth of the plan nothing needs to have moved', () => {
  expect(judge({ clock: 0.1, hasMoved: false })).toEqual(['not_started', 'no_movement'])
  expect(judge({ clock: 0.1, checkIns: 0, hasMoved: false })).toEqual(['not_started', 'no_check_in'])
  expect(judge({ clock: 0.11, hasMoved: false })).toEqual(['at_risk', 'no_movement'])
  expect(judge({ clock: 0.05, hasMoved: true })).toEqual(['at_risk'])
})

test('without any check-in it is never on track: at risk, and off track from three quarters on', () => {
  const silent = { checkIns: 0, hasMoved: false, confidence: 0.99, achieved: null }
  expect(judge({ ...silent, t: 0.74 })).toEqual(['at_risk', 'no_check_in'])
  expect(judge({ ...silent, t: 0.75 })).toEqual(['off_track', 'no_check_in'])
})

test('an open yes or no says that nothing shows its progress', () => {
  expect(judge({ isYesNo: true, hasMoved: false })).toEqual(['at_risk', 'no_movement', 'no_progress_signal'])
})
