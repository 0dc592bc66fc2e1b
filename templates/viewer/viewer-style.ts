/** Free of quotes and angle brackets, so that escaping leaves it as it is. */
export const VIEWER_STYLE = `
:root{color-scheme:light dark;--ink:#1f2328;--muted:#5a6066;--ground:#fcfcfa;--page:#f3f2ee;--line:#e4e2dc;--link:#1d4f91}
@media (prefers-color-scheme:dark){:root{--ink:#e6e4df;--muted:#a8adb3;--ground:#1b1e21;--page:#121416;--line:#31363b;--link:#8fb8f0}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:15px/1.5 -apple-system,BlinkMacSystemFont,Segoe UI,Roboto,Helvetica,Arial,sans-serif}
header,main{max-width:1180px;margin:0 auto;padding:16px 24px}
main{background:var(--ground);padding-bottom:32px;border-radius:6px}
h1{font-size:24px;line-height:1.3;margin:8px 0 16px;overflow-wrap:anywhere}
h2{font-size:18px;line-height:1.4;margin:28px 0 8px}
a{color:var(--link)}
p,li{overflow-wrap:anywhere}
ul{padding-left:20px;margin:0}
nav a{margin-right:16px}
.muted{color:var(--muted)}
pre{margin:0;padding:16px;background:var(--page);border-radius:4px;font:14px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;white-space:pre-wrap;overflow-wrap:anywhere}
iframe{display:block;width:100%;height:80vh;border:1px solid var(--line);border-radius:4px;background:var(--page)}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%}
th,td{padding:8px 16px 8px 0;border-bottom:1px solid var(--line);text-align:left;vertical-align:top;overflow-wrap:anywhere}
thead th{color:var(--muted);font-size:14px;font-weight:400;white-space:nowrap}
tbody th{font-weight:600}
.rows{width:max-content;min-width:100%}
.rows td{max-width:22rem;white-space:pre-line;font-variant-numeric:tabular-nums}
.rows th[scope=row]{position:sticky;left:0;max-width:min(16rem,40vw);background:var(--ground)}
.mark{display:inline-block;padding:1px 8px;border-radius:3px;font-size:14px;font-weight:600;white-space:nowrap}
.red{background:#b3261e;color:#fff}
.amber{background:#ffb020;color:#1f1300}
.green{background:#1b7f3b;color:#fff}
.blue{background:#2b5f8f;color:#fff}
.grey{background:#dcdfe3;color:#1f2328}
@media (max-width:480px){header,main{padding-left:16px;padding-right:16px}}
`
