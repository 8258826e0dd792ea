import { escapeHtml } from './escape.ts';
import { pageStyle } from './style.ts';

export interface HtmlPage {
  /** Raw text, for the window and for the name of a printed file. */
  readonly title: string;
  /** A language tag such as `en`. */
  readonly language: string;
  /** Markup that stands alone: made by {@link renderHtml} and the like, never raw text. */
  readonly body: string;
  /** Rules of style after those of every page. Constant text, never made from answers or packs. */
  readonly style?: string;
}

/**
 * A page in one file. Its policy lets it load nothing: no script, no style but its own (by hash), no picture but
 * those in the file itself. So nothing that slipped into its text could run or call home.
 */
export async function htmlPage({ title, language, body, style = '' }: HtmlPage): Promise<string> {
  const sheet = `\n${pageStyle}${style}`;
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${await policy(sheet)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<style>${sheet}</style>
</head>
<body>
${body}
</body>
</html>
`;
}

async function policy(style: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style));
  const hash = btoa(String.fromCodePoint(...new Uint8Array(digest)));
  return [
    "default-src 'none'",
    `style-src 'sha256-${hash}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}
