import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Dropdown,
  Field,
  Input,
  makeStyles,
  Option,
  Switch,
} from '@fluentui/react-components';
import type { Auth } from '../api/types';
import type { FieldErrors } from '../connections/account';
import { SecretField } from '../connections/SecretField';
import { useT } from '../i18n/TextProvider';
import type { DestinationDraft } from './draft';

const useStyles = makeStyles({ panel: { display: 'grid', gap: '12px', paddingTop: '8px' } });

const auths: Auth[] = ['auto', 'basic', 'digest', 'bearer'];

interface Props {
  draft: DestinationDraft;
  onChange: (change: Partial<DestinationDraft>) => void;
  errors: FieldErrors;
  isStored?: boolean;
}

/** Where the events come from, and how to get at it where it is not open to all. */
export function LinkFields({ draft, onChange, errors, isStored = false }: Props) {
  const styles = useStyles();
  const t = useT();
  return (
    <>
      <Field
        label={t.destinations.link}
        required
        hint={t.destinations.linkHint}
        validationMessage={errors.ics_url}
      >
        <Input
          type="url"
          name="ics_url"
          inputMode="url"
          autoComplete="off"
          placeholder="https://school.example.org/calendar.ics"
          value={draft.ics_url}
          onChange={(_, { value }) => {
            onChange({ ics_url: value });
          }}
        />
      </Field>
      <Accordion collapsible>
        <AccordionItem value="link">
          <AccordionHeader>{t.destinations.linkProtected}</AccordionHeader>
          <AccordionPanel className={styles.panel}>
            <Field label={t.fields.username} validationMessage={errors.ics_username}>
              <Input
                autoComplete="off"
                value={draft.ics_username ?? ''}
                onChange={(_, { value }) => {
                  onChange({ ics_username: value === '' ? null : value });
                }}
              />
            </Field>
            <SecretField
              label={draft.ics_auth === 'bearer' ? t.fields.token : t.fields.password}
              value={draft.ics_password}
              hint={isStored ? t.fields.passwordKept : undefined}
              onChange={(ics_password) => {
                onChange({ ics_password });
              }}
              problem={errors.ics_password}
            />
            <Field label={t.fields.auth} validationMessage={errors.ics_auth}>
              <Dropdown
                value={t.fields.auths[draft.ics_auth]}
                selectedOptions={[draft.ics_auth]}
                onOptionSelect={(_, { optionValue }) => {
                  onChange({ ics_auth: optionValue as Auth });
                }}
              >
                {auths.map((each) => (
                  <Option key={each} value={each}>
                    {t.fields.auths[each]}
                  </Option>
                ))}
              </Dropdown>
            </Field>
            <Switch
              label={t.fields.verify}
              checked={draft.ics_tls.verify}
              onChange={(_, { checked }) => {
                onChange({ ics_tls: { ...draft.ics_tls, verify: checked } });
              }}
            />
          </AccordionPanel>
        </AccordionItem>
      </Accordion>
    </>
  );
}
