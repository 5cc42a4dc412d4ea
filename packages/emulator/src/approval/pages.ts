import { createHash } from 'node:crypto';
import type { EmulatorResponse } from '../http-message.ts';
import { escapeMarkup } from '../markup.ts';
import type { Decision } from '../options.ts';
import type { Organization } from '../organization/organization.ts';
import { stylesheet } from './stylesheet.ts';

export interface ApprovalPage {
  /** Path that the form is sent to. */
  readonly action: string;
  /** Hidden fields of the form. */
  readonly fields: Readonly<Record<string, string>>;
  readonly clientName: string;
  readonly organizationName: string;
  readonly userName: string;
  readonly userCode: string | undefined;
  /** Where the answer to the form may redirect to: browsers hold `form-action` against redirects, too. */
  readonly redirectOrigin: string | undefined;
}

export function approvalPage(page: ApprovalPage): EmulatorResponse {
  const hidden = Object.entries(page.fields)
    .map(
      ([name, value]) => `<input type="hidden" name="${escapeMarkup(name)}" value="${escapeMarkup(value)}">`,
    )
    .join('');
  const code =
    page.userCode === undefined
      ? ''
      : `<p>Go on only if your terminal shows this code:</p><p class="code" id="user-code">${escapeMarkup(page.userCode)}</p>`;
  const main = `
<h1>Allow <span id="client-name">${escapeMarkup(page.clientName)}</span> to use your access?</h1>
${code}
<dl>
<dt>Organization</dt><dd id="organization">${escapeMarkup(page.organizationName)}</dd>
<dt>Signed in as</dt><dd>${escapeMarkup(page.userName)}</dd>
<dt>It can</dt><dd>see your accounts and roles, and get credentials for them</dd>
</dl>
<form method="post" action="${escapeMarkup(page.action)}">${hidden}
<button id="allow" class="primary" name="decision" value="allow">Allow</button>
<button id="deny" name="decision" value="deny">Deny</button>
</form>`;
  return htmlResponse(200, 'Allow access', main, { formTargets: ["'self'", page.redirectOrigin ?? ''] });
}

export function codeEntryPage(organizationName: string): EmulatorResponse {
  const main = `
<h1>Enter the code from your terminal</h1>
<p>Organization: ${escapeMarkup(organizationName)}</p>
<form method="get" action="/device">
<label for="user_code">Code</label>
<input id="user_code" name="user_code" required autofocus autocomplete="off" autocapitalize="characters" spellcheck="false" placeholder="ABCD-EFGH">
<button class="primary" id="continue">Continue</button>
</form>`;
  return htmlResponse(200, 'Enter the code', main, { formTargets: ["'self'"] });
}

export function resultPage(decision: Decision): EmulatorResponse {
  const [title, text] =
    decision === 'allow'
      ? ['Request approved', 'You can close this page and go back to the terminal.']
      : ['Request denied', 'Nothing was given access. You can close this page and go back to the terminal.'];
  return htmlResponse(200, title, `<h1>${title}</h1><p id="result">${text}</p>`);
}

export function problemPage(status: number, problem: string): EmulatorResponse {
  const main = `<h1>This does not work</h1><p id="problem">${escapeMarkup(problem)}</p>`;
  return htmlResponse(status, 'This does not work', main);
}

export function startPage({ name, userName, region, accounts }: Organization): EmulatorResponse {
  const entries = accounts
    .map((account) => {
      const [id, title, roles] = [account.id, account.name, account.roles.join(', ')].map(escapeMarkup);
      return `<dt>${title} <small>${id}</small></dt><dd>${roles}</dd>`;
    })
    .join('');
  const main = `
<h1>${escapeMarkup(name)}</h1>
<p>Signed in as ${escapeMarkup(userName)}. This access portal is an emulator: nothing here reaches AWS.</p>
<dl>${entries}</dl>
<p><a href="/device">Enter a code from a terminal</a></p>`;
  return htmlResponse(200, name, main, { head: `<meta name="region" content="${escapeMarkup(region)}">` });
}

interface PageOptions {
  readonly head?: string;
  /** Sources for `form-action`; none means that the page has no form. */
  readonly formTargets?: readonly string[];
}

function htmlResponse(
  status: number,
  title: string,
  main: string,
  options: PageOptions = {},
): EmulatorResponse {
  const { head = '', formTargets = ["'none'"] } = options;
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'content-security-policy':
        `default-src 'none'; style-src '${stylesheetHash}'; form-action ${formTargets.join(' ').trim()}; ` +
        "frame-ancestors 'none'; base-uri 'none'",
    },
    body: `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeMarkup(title)}</title>${head}<style>${stylesheet}</style></head>
<body><main>${main}</main><footer>IAM Identity Center emulator</footer></body></html>
`,
  };
}

const stylesheetHash = `sha256-${createHash('sha256').update(stylesheet).digest('base64')}`;
