import type { Handler } from '../handler.ts';
import { problemPage, startPage } from './pages.ts';

/** `GET /start`: the access portal's front page. It carries the region, as the service's has been seen to do. */
export const start: Handler = {
  operation: 'StartPage',
  service: 'access-portal',
  method: 'GET',
  path: '/start',
  handle: (call, { settings: { organization } }) => {
    const elsewhere =
      call.awsHostname !== undefined && call.awsHostname !== new URL(organization.startUrl).hostname;
    if (elsewhere) return problemPage(404, 'There is no access portal under this address.');
    return startPage(organization);
  },
};
