import { Field, Input, Link } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { findServer } from '../api/discovery';
import { useT } from '../i18n/TextProvider';
import { isMailAddress, type Account, type FieldErrors } from './account';
import { providerOf } from './providers';
import { SecretField } from './SecretField';

interface Props {
  account: Account;
  onChange: (change: Partial<Account>) => void;
  errors: FieldErrors;
  /** A password is stored already and stays where none is typed. */
  isStored?: boolean;
}

/** Who signs in. */
export function SignInFields({ account, onChange, errors, isStored = false }: Props) {
  const t = useT();
  const provider = providerOf(account.caldav_url);
  const isToken = account.auth === 'bearer';
  return (
    <>
      <Field label={t.fields.username} required validationMessage={errors.username}>
        <Input
          name="username"
          autoComplete="off"
          value={account.username}
          onChange={(_, { value }) => {
            onChange({ username: value });
          }}
        />
      </Field>
      <SecretField
        label={isToken ? t.fields.token : t.fields.password}
        value={account.password}
        onChange={(password) => {
          onChange({ password });
        }}
        problem={errors.password}
        hint={isStored ? t.fields.passwordKept : undefined}
        isRequired={!isStored}
      />
      {provider?.appPassword && (
        <span>
          {t.wizard.appPassword(provider.name ?? '')}{' '}
          <Link inline href={provider.appPassword} target="_blank" rel="noreferrer">
            {t.wizard.appPasswordLink}
          </Link>
        </span>
      )}
    </>
  );
}

interface AddressProps {
  value: string;
  onChange: (value: string) => void;
  problem?: string;
  placeholder?: string;
}

/** Where the server is. A mail address is exchanged for the server that its domain names, for the person to see. */
export function AddressField({ value, onChange, problem, placeholder }: AddressProps) {
  const t = useT();
  const search = useMutation({ mutationFn: findServer });
  const exchange = () => {
    if (isMailAddress(value)) {
      search.mutate(value.trim(), { onSuccess: ({ url }) => url !== null && onChange(url) });
    }
  };
  const isOfThis = value === search.data?.url || value.trim() === search.variables;
  const told = search.data && isOfThis ? t.said(search.data.message) : undefined;
  return (
    <Field
      label={t.fields.address}
      required
      validationMessage={problem}
      hint={<span role="status">{told ?? t.fields.addressHint}</span>}
    >
      <Input
        type="text"
        name="caldav_url"
        inputMode="url"
        autoComplete="url"
        placeholder={placeholder ?? 'https://cloud.example.org'}
        value={value}
        onBlur={exchange}
        onChange={(_, data) => {
          search.reset();
          onChange(data.value);
        }}
      />
    </Field>
  );
}
