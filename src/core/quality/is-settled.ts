const SETTLED =
  'accepted|adopted|agreed|approved|audited|awarded|certified|chosen|closed|confirmed|decided|defined|documented|filed|granted|known|named|opened|passed|published|ratified|received|rehearsed|renews|reviewed|settled|signed|signs|taken|tested|without'

const settled = new RegExp(`(?<!\\p{L})(?:${SETTLED})(?!\\p{L})`, 'iu')

/** A title that tells of something settled once, such as a budget approved or a cut-over without downtime: a real yes or no. */
export function isSettled(title: string): boolean {
  return settled.test(title)
}
