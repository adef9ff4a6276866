import { useState } from 'react';
import type { Account, FieldErrors } from './account';
import { withScheme } from './account';
import { AddressField, SignInFields } from './AccountFields';
import { AdvancedAccount } from './AdvancedAccount';
import { providerOf, providers, type Provider } from './providers';
import { ProviderTiles } from './ProviderTiles';
import { TestChecklist } from './TestChecklist';
import type { DiscoveryTry } from './useDiscovery';

interface Props {
  account: Account;
  onChange: (change: Partial<Account>) => void;
  errors: FieldErrors;
}

/** Where an account is: at a well-known place, or at an address. */
export function WhereStep({ account, onChange, errors }: Props) {
  const [provider, setProvider] = useState<Provider['id'] | undefined>(
    () => providerOf(account.caldav_url)?.id,
  );
  return (
    <>
      <ProviderTiles
        chosen={provider}
        onChoose={({ id, address }) => {
          setProvider(id);
          onChange({ caldav_url: address });
        }}
      />
      <AddressField
        value={account.caldav_url}
        onChange={(caldav_url) => {
          onChange({ caldav_url });
        }}
        problem={errors.caldav_url}
        placeholder={providers.find(({ id }) => id === provider)?.placeholder}
      />
    </>
  );
}

/** Who signs in, and how the attempt goes. */
export function SignInStep({ account, onChange, errors, attempt }: Props & { attempt: DiscoveryTry }) {
  return (
    <>
      <SignInFields account={account} onChange={onChange} errors={errors} />
      <AdvancedAccount account={account} onChange={onChange} errors={errors} />
      <TestChecklist attempt={attempt} url={withScheme(account.caldav_url)} />
    </>
  );
}

/** The fields of an account by the step that asks for them. */
export const whereFields = ['caldav_url'];
export const signInFields = ['username', 'password', 'auth', 'tls', 'tls.ca_pem'];
