import type { Child } from 'hono/jsx'
import { jsxTemplate } from 'hono/jsx/jsx-runtime'
import { darkRules, paint } from './palette.ts'
import { Preheader } from './preheader.tsx'

const FONT = 'font-family:-apple-system,BlinkMacSystemFont,Segoe UI,Roboto,Helvetica,Arial,sans-serif;'

const RULES = [
  `body,table,td,th{${FONT}font-size:15px;line-height:1.5}`,
  'thead th{font-size:14px;font-weight:400}',
  'a{text-decoration:none}',
  '@media (max-width:480px){.pad{padding-left:16px!important;padding-right:16px!important}.narrow{width:84px}}',
].join('')

/** Apart, so that a program which throws away a block for one rule it does not know keeps the other. iOS reads `:root`, not the tag. */
const EXTRA_RULES = [
  ':root{color-scheme:light dark}',
  darkRules(),
  'a[x-apple-data-detectors]{color:inherit!important;text-decoration:none!important}',
].join('')

// Outlook's Word engine knows no max-width, and shows Times where it does not know the first font of a list.
// Constant text only: these three are the one place where markup is not escaped.
const WORD_FONT = jsxTemplate`<!--[if mso]><style>*{font-family:Segoe UI,Arial,sans-serif!important}</style><![endif]-->`
const OPEN_FIXED_WIDTH = jsxTemplate`<!--[if mso]><table role="presentation" width="640" align="center" cellpadding="0" cellspacing="0"><tr><td><![endif]-->`
const CLOSE_FIXED_WIDTH = jsxTemplate`<!--[if mso]></td></tr></table><![endif]-->`

/** The frame of every mail: one column, at most 640 px wide. Its children are rows of a layout table. */
export function Shell(props: {
  readonly title: string
  readonly preheader: string
  readonly children?: Child
}) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no" />
        <meta name="x-apple-disable-message-reformatting" />
        <title>{props.title}</title>
        <style>{RULES}</style>
        <style>{EXTRA_RULES}</style>
        {WORD_FONT}
      </head>
      <body {...paint('page', 'margin:0;padding:0')}>
        <Preheader text={props.preheader} />
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0">
          <tr>
            <td {...paint('page', 'padding:16px 0')}>
              {OPEN_FIXED_WIDTH}
              <table
                role="presentation"
                align="center"
                width="100%"
                cellpadding="0"
                cellspacing="0"
                style={`max-width:640px;margin:0 auto;font-size:15px;line-height:1.5;word-break:break-word;${FONT}`}
              >
                {props.children}
              </table>
              {CLOSE_FIXED_WIDTH}
            </td>
          </tr>
        </table>
      </body>
    </html>
  )
}

/** Stays on the line of what stands before it: a sign that is left alone at a line's start reads as something new. */
const TIED = / (?=%|· )|(?<=[\d–]) (?=\/ )|(?<=\d \/) (?=\d)/gu

/** A whole document out of a Shell. */
export function documentOf(shell: { toString(): string }): string {
  return `<!doctype html>${shell.toString().replaceAll(TIED, '\u00a0')}`
}
