import { Caption1, Link, makeStyles, tokens } from '@fluentui/react-components';
import type { Run } from '../api/types';
import { useTexts } from '../i18n/TextProvider';
import { RunBadge } from '../states/RunBadge';
import { changesText } from './changes';

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: '8px' },
  card: {
    display: 'grid',
    gap: '6px',
    padding: '12px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  head: { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', gap: '8px' },
  link: { color: tokens.colorNeutralForeground1, textAlign: 'left', fontWeight: 600 },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface Props {
  label: string;
  runs: Run[];
  nameOf?: (run: Run) => string;
  onOpen: (run: Run) => void;
}

/** Runs one below the other, where a table has no room. */
export function RunList({ label, runs, nameOf, onOpen }: Props) {
  const styles = useStyles();
  const { t, format } = useTexts();
  return (
    <ul aria-label={label} className={styles.list}>
      {runs.map((run) => {
        const started = format.exact(run.started_at);
        return (
          <li key={run.id}>
            <div className={styles.card}>
              <div className={styles.head}>
                <Link
                  as="button"
                  className={styles.link}
                  onClick={() => {
                    onOpen(run);
                  }}
                >
                  {nameOf ? nameOf(run) : started}
                </Link>
                <RunBadge status={run.status} />
              </div>
              <Caption1 className={styles.quiet}>
                {nameOf && `${started} · `}
                {changesText(run, t, format)}
              </Caption1>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
