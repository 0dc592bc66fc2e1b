import { failure, ok, warning } from '#src/adapters/support/checks.ts'
import type { Check } from '#src/ports/checkup.ts'
import type { DoctorConfig } from './doctor-config.ts'

/** Every fault of the settings, and which systems they leave out. */
export function checkSettings({ config, faults }: DoctorConfig): readonly Check[] {
  const isWrong = (setting: string) => faults.some((fault) => fault.startsWith(setting))
  const unset = [
    ['LINEAR_API_KEY', config.linear === null && !isWrong('LINEAR_'), 'Linear'],
    ['GITHUB_TOKEN', config.github === null && !isWrong('GITHUB_'), 'GitHub'],
  ] as const
  return [
    ...(faults.length === 0 ? [ok('Settings', 'All that a sync needs are set.')] : faults.map(ofFault)),
    ...unset.flatMap(([name, isUnset, system]) =>
      isUnset ? [ok(name, `It is not set, so links to ${system} are not measured.`)] : [],
    ),
    ...(config.apiToken === '' && !isWrong('API_TOKEN')
      ? [
          warning(
            'API_TOKEN',
            'It is not set.',
            'Set it before okr-sync serve runs, which does not start without.',
          ),
        ]
      : []),
  ]
}

function ofFault(fault: string): Check {
  const [setting = 'Settings'] = /^[A-Z][A-Z_]*/.exec(fault) ?? []
  const parts = /^(.+?); (it takes .*|keep .*|set .*)$/s.exec(fault)
  const [found, mend] = parts ? [`${parts[1]}.`, parts[2] ?? ''] : [fault, '']
  return failure(
    setting,
    'settings',
    found,
    mend === ''
      ? `Mend ${setting} in the environment or in .env; .env.example lists every setting.`
      : mend.slice(0, 1).toUpperCase() + mend.slice(1),
  )
}
