import { Link, makeStyles, Spinner, Textarea, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { storedEventQuery } from '../api/occurrences';
import { useT } from '../i18n/TextProvider';
import { QueryFailure } from '../shell/QueryFailure';
import { CopyButton } from '../subscribe/CopyButton';

const useStyles = makeStyles({
  box: { display: 'grid', gap: '8px' },
  text: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase100, whiteSpace: 'pre' },
});

/** The event as its server holds it, once somebody asks for that. */
export function RawEvent({ source, uid }: { source: number; uid: string }) {
  const styles = useStyles();
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const { data, error, refetch } = useQuery({ ...storedEventQuery(source, uid), enabled: isOpen });
  if (!isOpen) {
    return (
      <Link
        as="button"
        onClick={() => {
          setOpen(true);
        }}
      >
        {t.calendar.raw}
      </Link>
    );
  }
  return (
    <div className={styles.box}>
      {error && <QueryFailure error={error} retry={refetch} />}
      {data === undefined && !error && <Spinner size="tiny" label={t.shell.loading} />}
      {data !== undefined && (
        <>
          <Textarea
            readOnly
            resize="vertical"
            rows={10}
            value={data}
            aria-label={t.calendar.raw}
            textarea={{ className: styles.text }}
          />
          <div>
            <CopyButton text={() => data} name={t.subscribe.copyOf(t.calendar.raw)} />
          </div>
        </>
      )}
    </div>
  );
}
