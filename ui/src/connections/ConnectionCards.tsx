import { Body1, Link, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { Link as RouteLink } from 'wouter';
import { RelativeTime } from '../i18n/RelativeTime';
import { useTexts } from '../i18n/TextProvider';
import { StripCell } from './ConnectionCell';
import { ConnectionBadge } from './ConnectionBadge';
import { ConnectionMenu } from './ConnectionMenu';
import { keyOf, pathOf, routeOf, type Connection } from './model';

const useStyles = makeStyles({
  list: { listStyle: 'none', padding: 0, margin: 0, display: 'grid', gap: '12px' },
  card: {
    display: 'grid',
    gap: '12px',
    padding: '12px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  head: { display: 'flex', justifyContent: 'space-between', alignItems: 'flex-start', gap: '8px' },
  words: { minWidth: 0, overflowWrap: 'anywhere', display: 'grid' },
  link: { color: tokens.colorNeutralForeground1 },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** Connections one below the other, where a table has no room. */
export function ConnectionCards({ connections }: { connections: Connection[] }) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <ul className={styles.list}>
      {connections.map((connection) => (
        <li key={keyOf(connection)}>
          <div className={styles.card}>
            <div className={styles.head}>
              <div className={styles.words}>
                <Subtitle2 as="h2" style={{ margin: 0 }}>
                  <RouteLink href={pathOf(connection)} asChild>
                    <Link className={styles.link}>{connection.name}</Link>
                  </RouteLink>
                </Subtitle2>
                <span className={styles.quiet}>{routeOf(connection)}</span>
              </div>
              <ConnectionMenu connection={connection} />
            </div>
            <div>
              <ConnectionBadge connection={connection} />
            </div>
            <StripCell connection={connection} />
            <Body1 className={styles.quiet}>
              {connection.event_count !== undefined && `${t.common.events(connection.event_count)} · `}
              {connection.last_synced === null ? (
                t.connections.neverSynced
              ) : (
                <RelativeTime at={connection.last_synced} />
              )}
            </Body1>
          </div>
        </li>
      ))}
    </ul>
  );
}
