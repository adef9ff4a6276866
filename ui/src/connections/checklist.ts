import type { Discovery } from '../api/types';

type CheckId = 'reached' | 'certificate' | 'signedIn' | 'account' | 'calendars';

export interface Check {
  id: CheckId;
  /** `waiting`: not come to, since an earlier one failed. */
  result: 'ok' | 'failed' | 'waiting';
}

const order: CheckId[] = ['reached', 'certificate', 'signedIn', 'account', 'calendars'];

/** Which of the checks an answer failed at; undefined where it passed all. */
function failedAt({ status, reason, steps, calendars }: Discovery, isSecure: boolean): CheckId | undefined {
  if (status === 'success') {
    return calendars.length === 0 ? 'calendars' : undefined;
  }
  switch (reason) {
    case 'unreachable':
      return isSecure && steps.some((step) => step.status > 0) ? 'certificate' : 'reached';
    case 'unauthorized':
    case 'forbidden':
      return 'signedIn';
    case 'unavailable':
      return steps.some((step) => step.status === 207) ? 'account' : 'reached';
    default:
      return 'account';
  }
}

/** What a discovery says, in the order in which people think of it. */
export function checklist(discovery: Discovery, url: string): Check[] {
  const isSecure = url.startsWith('https:');
  const mentionsCertificate = /certificate/i.test(discovery.message);
  const at = failedAt(discovery, isSecure);
  const failed = at === 'reached' && isSecure && mentionsCertificate ? 'certificate' : at;
  const ids = order.filter((id) => id !== 'certificate' || isSecure);
  const place = failed === undefined ? ids.length : ids.indexOf(failed);
  return ids.map((id, index) => ({
    id,
    result: index < place ? 'ok' : index === place ? 'failed' : 'waiting',
  }));
}
