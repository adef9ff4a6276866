import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Dropdown,
  Field,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Option,
  Switch,
  Textarea,
} from '@fluentui/react-components';
import type { Auth } from '../api/types';
import { useT } from '../i18n/TextProvider';
import type { Account, FieldErrors } from './account';

const useStyles = makeStyles({ panel: { display: 'grid', gap: '12px', paddingTop: '8px' } });

const auths: Auth[] = ['auto', 'basic', 'digest', 'bearer'];

interface Props {
  account: Pick<Account, 'auth' | 'tls'>;
  onChange: (change: Partial<Pick<Account, 'auth' | 'tls'>>) => void;
  errors: FieldErrors;
}

/** What hardly anybody needs: how to sign in, and which certificates to trust. */
export function AdvancedAccount({ account, onChange, errors }: Props) {
  const styles = useStyles();
  const t = useT();
  const { auth, tls } = account;
  return (
    <Accordion collapsible>
      <AccordionItem value="advanced">
        <AccordionHeader>{t.fields.advanced}</AccordionHeader>
        <AccordionPanel className={styles.panel}>
          <Field label={t.fields.auth} validationMessage={errors.auth}>
            <Dropdown
              value={t.fields.auths[auth]}
              selectedOptions={[auth]}
              onOptionSelect={(_, { optionValue }) => {
                onChange({ auth: optionValue as Auth });
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
            checked={tls.verify}
            onChange={(_, { checked }) => {
              onChange({ tls: { ...tls, verify: checked } });
            }}
          />
          {!tls.verify && (
            <MessageBar intent="warning" layout="multiline">
              <MessageBarBody>{t.fields.verifyOff}</MessageBarBody>
            </MessageBar>
          )}
          <Field
            label={t.fields.ca}
            hint={t.fields.caHint}
            validationMessage={errors.tls ?? errors['tls.ca_pem']}
          >
            <Textarea
              resize="vertical"
              value={tls.ca_pem ?? ''}
              placeholder="-----BEGIN CERTIFICATE-----"
              onChange={(_, { value }) => {
                onChange({ tls: { ...tls, ca_pem: value === '' ? null : value } });
              }}
            />
          </Field>
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  );
}
