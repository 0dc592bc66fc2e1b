import { readFile, stat } from 'node:fs/promises'
import { launchChromium } from './chromium.ts'

/** Makes a PNG of a page: `tsx test/debian/picture.ts <page.html> <picture.png> [width] [light|dark] [most height]`. */
const [page, picture, width = '720', scheme = 'light', most = '100000'] = process.argv.slice(2)

if (page === undefined || picture === undefined) {
  process.stderr.write('usage: picture.ts <page.html> <picture.png> [width] [light|dark] [most height]\n')
  process.exit(2)
}
const browser = await launchChromium()
if (browser === null) {
  process.stderr.write('No picture was made: /usr/bin/chromium is absent. Run: apt-get install -y chromium\n')
  process.exit(3)
}
const tab = await browser.newPage({
  viewport: { width: Number(width), height: 800 },
  colorScheme: scheme === 'dark' ? 'dark' : 'light',
})
await tab.setContent(await readFile(page, 'utf8'))
const height = Math.min(Number(await tab.evaluate('document.documentElement.scrollHeight')), Number(most))
await tab.screenshot({
  path: picture,
  fullPage: true,
  clip: { x: 0, y: 0, width: Number(width), height },
})
await browser.close()
process.stdout.write(`${picture}: ${width} x ${height} px, ${(await stat(picture)).size} bytes\n`)
