import { Button, Field, Input, makeStyles } from '@fluentui/react-components';
import { Document20Regular } from '@fluentui/react-icons';
import { useRef } from 'react';
import { useT } from '../i18n/TextProvider';

const useStyles = makeStyles({ choose: { flexShrink: 0, whiteSpace: 'nowrap' }, name: { minWidth: 0 } });

interface Props {
  label: string;
  file: File | undefined;
  onChoose: (file: File) => void;
  /** The endings of files to offer, as `accept` of an input has them. */
  accept: string;
  problem?: string;
}

/** A file of the person's own. Fluent UI has no such field: the browser's is behind the button. */
export function FileField({ label, file, onChoose, accept, problem }: Props) {
  const styles = useStyles();
  const t = useT();
  const chooser = useRef<HTMLInputElement>(null);
  const choose = () => chooser.current?.click();
  return (
    <>
      <Field label={label} required validationMessage={problem}>
        <Input
          className={styles.name}
          readOnly
          value={file?.name ?? ''}
          onClick={choose}
          contentAfter={
            <Button
              className={styles.choose}
              size="small"
              appearance="transparent"
              icon={<Document20Regular />}
              onClick={choose}
            >
              {t.service.chooseFile}
            </Button>
          }
        />
      </Field>
      <input
        ref={chooser}
        hidden
        type="file"
        accept={accept}
        aria-label={label}
        onChange={({ target }) => {
          const chosen = target.files?.[0];
          if (chosen) {
            onChoose(chosen);
          }
          // The same file, mended meanwhile, can be chosen again.
          target.value = '';
        }}
      />
    </>
  );
}
