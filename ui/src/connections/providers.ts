/** Where the accounts of well-known providers and servers are. */
export interface Provider {
  id: 'icloud' | 'fastmail' | 'nextcloud' | 'mailbox' | 'radicale' | 'baikal' | 'other';
  name?: string;
  /** Filled in; empty where every installation has its own. */
  address: string;
  placeholder: string;
  /** Where an app password is made; the provider refuses the ordinary one. */
  appPassword?: string;
}

export const providers: Provider[] = [
  {
    id: 'icloud',
    name: 'iCloud',
    address: 'https://caldav.icloud.com/',
    placeholder: 'https://caldav.icloud.com/',
    appPassword: 'https://account.apple.com/account/manage',
  },
  {
    id: 'fastmail',
    name: 'Fastmail',
    address: 'https://caldav.fastmail.com/',
    placeholder: 'https://caldav.fastmail.com/',
    appPassword: 'https://app.fastmail.com/settings/security',
  },
  { id: 'nextcloud', name: 'Nextcloud', address: '', placeholder: 'https://cloud.example.org' },
  {
    id: 'mailbox',
    name: 'mailbox.org',
    address: 'https://dav.mailbox.org/caldav/',
    placeholder: 'https://dav.mailbox.org/caldav/',
  },
  { id: 'radicale', name: 'Radicale', address: '', placeholder: 'http://192.168.1.10:5232' },
  { id: 'baikal', name: 'Baïkal', address: '', placeholder: 'https://calendar.example.org/dav.php/' },
  { id: 'other', address: '', placeholder: 'https://calendar.example.org' },
];

export function providerOf(address: string): Provider | undefined {
  return providers.find((provider) => provider.address !== '' && address.startsWith(provider.address));
}
