/** A mail to eng ops about the service itself: what happened, what it means, what is asked. */
export interface Notice {
  readonly subject: string
  /** What an inbox shows beside the subject. */
  readonly preheader: string
  readonly title: string
  readonly facts: readonly string[]
  readonly sections: readonly NoticeSection[]
  readonly footer: readonly string[]
}

interface NoticeSection {
  readonly heading: string
  readonly lines: readonly string[]
  /** A command to copy, kept on one line. */
  readonly command?: string
  readonly rows?: readonly { readonly title: string; readonly url: string; readonly words: string }[]
  /** Of the rows that are left out. */
  readonly more?: string
}
