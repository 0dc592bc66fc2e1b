import type { Child } from 'hono/jsx'

/** What a part of a mail is about. @param props.count how many rows it has in all; null or absent: rows are not what it is about */
export function Heading(props: { readonly count?: number | null; readonly children?: Child }) {
  const { count = null, children } = props
  return (
    <h2 style="margin:0;font-size:18px;line-height:1.4">
      {children}
      {count === null ? null : <span style="font-size:15px;font-weight:400">{` ${count}`}</span>}
    </h2>
  )
}
