import { Field, Input, makeStyles } from '@fluentui/react-components';
import { useRef } from 'react';
import { useT } from '../i18n/TextProvider';
import { CopyButton } from './CopyButton';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  input: { flex: '1 1 220px', minWidth: 0 },
});

/** An address to take along. */
export function AddressRow({ label, address }: { label: string; address: string }) {
  const styles = useStyles();
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  return (
    <Field label={label}>
      {(field) => (
        <div className={styles.row}>
          <Input
            {...field}
            ref={input}
            className={styles.input}
            readOnly
            value={address}
            onFocus={(event) => {
              event.target.select();
            }}
          />
          <CopyButton
            text={() => address}
            name={t.subscribe.copyOf(label)}
            onRefused={() => input.current?.select()}
          />
        </div>
      )}
    </Field>
  );
}
