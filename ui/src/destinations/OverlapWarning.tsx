import {
  Checkbox,
  Link,
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
} from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { Link as RouteLink } from 'wouter';
import { overlapQuery, type Target } from '../api/destinations';
import { useT } from '../i18n/TextProvider';

const useStyles = makeStyles({ box: { display: 'grid', gap: '8px' } });

interface Props {
  target: Target;
  /** Whether this one removes what others have written. */
  mirrors: boolean;
  isConfirmed: boolean;
  onConfirm: (isConfirmed: boolean) => void;
}

/** Others write to the same calendar: said while it is typed, before anything is written. */
export function OverlapWarning({ target, mirrors, isConfirmed, onConfirm }: Props) {
  const styles = useStyles();
  const t = useT();
  const { data: others } = useQuery(overlapQuery(target));
  if (!others || others.length === 0) {
    return null;
  }
  const isDangerous = mirrors || others.some(({ keep_local: keepsLocal }) => !keepsLocal);
  return (
    <div className={styles.box}>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{t.destinations.overlap}</MessageBarTitle>
          {others.map(({ id, name }) => (
            <span key={id}>
              <RouteLink href={`/destinations/${String(id)}`} asChild>
                <Link inline>{name}</Link>
              </RouteLink>{' '}
            </span>
          ))}
          {isDangerous ? t.destinations.overlapDanger : t.destinations.overlapSafe}
        </MessageBarBody>
      </MessageBar>
      {isDangerous && (
        <Checkbox
          label={t.destinations.overlapConfirm}
          checked={isConfirmed}
          onChange={(_, { checked }) => {
            onConfirm(checked === true);
          }}
        />
      )}
    </div>
  );
}
