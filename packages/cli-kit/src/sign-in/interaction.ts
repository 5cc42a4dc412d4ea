import { cleanForTerminal, type DeviceAuthorization, type SignInInteraction, SsoError } from '@sso/core';
import { text } from '../messages/text.ts';
import { openBrowser } from '../open-browser.ts';
import { renderCallbackPage } from './callback-page.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Speaks with the person on the terminal, and opens the browser where there is one. */
export function createSignInInteraction(options: {
  readonly env: Environment;
  readonly opensBrowser: boolean;
  readonly notice: (line: string) => void;
}): SignInInteraction {
  const open = async (url: string): Promise<void> => {
    if (!options.opensBrowser) return;
    try {
      await openBrowser(url, options.env);
    } catch (error) {
      if (!SsoError.is(error, 'browser-unavailable')) throw error;
      options.notice(text.signIn.browserFailed(cleanForTerminal(error.data.reason)));
    }
  };
  return {
    openBrowser: async (url) => {
      options.notice(text.signIn.browser(cleanForTerminal(url)));
      await open(url);
    },
    showDeviceCode: async (authorization) => {
      options.notice(deviceCodeText(authorization));
      await open(authorization.verificationUriComplete ?? authorization.verificationUri);
    },
    renderPage: renderCallbackPage,
  };
}

function deviceCodeText({ userCode, verificationUri, verificationUriComplete }: DeviceAuthorization): string {
  const [code, uri] = [cleanForTerminal(userCode), cleanForTerminal(verificationUri)];
  const complete =
    verificationUriComplete === undefined ? undefined : cleanForTerminal(verificationUriComplete);
  return text.signIn.deviceCode(code, uri, complete);
}
