/** Every trick at once: markup, emoji, right-to-left with overrides, line breaks, a lone surrogate. */
export const HOSTILE =
  '<script>alert(1)</script>"\'&amp; 👩‍👩‍👧 \u202Egnp.exe\u202C שלום \u2066x\u2069\r\nBcc: evil@example.test\0\ud800'

export const VERY_LONG = '<b>👨‍👩‍👧‍👦</b>&"'.repeat(130).slice(0, 2000)
