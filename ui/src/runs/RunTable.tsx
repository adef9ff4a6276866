import {
  Button,
  Link,
  makeStyles,
  mergeClasses,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  tokens,
} from '@fluentui/react-components';
import type { Run } from '../api/types';
import { RelativeTime } from '../i18n/RelativeTime';
import { useTexts } from '../i18n/TextProvider';
import { useNarrow } from '../shell/useNarrow';
import { RunBadge } from '../states/RunBadge';
import { changesText } from './changes';
import { tookText } from './duration';
import { RunList } from './RunList';

const useStyles = makeStyles({
  card: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    padding: '0 12px 4px',
  },
  row: { borderBottomColor: tokens.colorNeutralStroke2, ':last-child': { borderBottomStyle: 'none' } },
  result: { width: '150px' },
  trigger: { width: '130px', '@media (max-width: 1023px)': { display: 'none' } },
  took: { width: '84px' },
  link: { color: tokens.colorNeutralForeground1, textAlign: 'left' },
  more: { marginTop: '12px' },
});

interface RunTableProps {
  label: string;
  runs: Run[];
  /** Names the connection of each run; absent where all are of the same. */
  nameOf?: (run: Run) => string;
  onOpen: (run: Run) => void;
  onMore?: () => void;
  /** Inside a card already. */
  isPlain?: boolean;
}

/** Runs, newest first. */
export function RunTable({ label, runs, nameOf, onOpen, onMore, isPlain = false }: RunTableProps) {
  const styles = useStyles();
  const { t, format } = useTexts();
  const narrow = useNarrow();
  return (
    <>
      {narrow ? (
        <RunList label={label} runs={runs} nameOf={nameOf} onOpen={onOpen} />
      ) : (
        <div className={mergeClasses(!isPlain && styles.card)}>
          <Table aria-label={label}>
            <TableHeader>
              <TableRow className={styles.row}>
                {nameOf && <TableHeaderCell>{t.activity.connection}</TableHeaderCell>}
                <TableHeaderCell>{t.activity.started}</TableHeaderCell>
                <TableHeaderCell className={styles.result}>{t.activity.result}</TableHeaderCell>
                <TableHeaderCell>{t.activity.changes}</TableHeaderCell>
                <TableHeaderCell className={styles.trigger}>{t.activity.trigger}</TableHeaderCell>
                <TableHeaderCell className={styles.took}>{t.activity.took}</TableHeaderCell>
              </TableRow>
            </TableHeader>
            <TableBody>
              {runs.map((run) => (
                <TableRow key={run.id} className={styles.row}>
                  {nameOf && (
                    <TableCell>
                      <Opener run={run} text={nameOf(run)} onOpen={onOpen} />
                    </TableCell>
                  )}
                  <TableCell>
                    {nameOf ? (
                      <RelativeTime at={run.started_at} />
                    ) : (
                      <Opener run={run} text={format.exact(run.started_at)} onOpen={onOpen} />
                    )}
                  </TableCell>
                  <TableCell className={styles.result}>
                    <RunBadge status={run.status} />
                  </TableCell>
                  <TableCell>{changesText(run, t, format)}</TableCell>
                  <TableCell className={styles.trigger}>{t.triggers[run.trigger]}</TableCell>
                  <TableCell className={styles.took}>{tookText(run, t, format)}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </div>
      )}
      {onMore && (
        <Button className={styles.more} onClick={onMore}>
          {t.common.more}
        </Button>
      )}
    </>
  );
}

function Opener({ run, text, onOpen }: { run: Run; text: string; onOpen: (run: Run) => void }) {
  const styles = useStyles();
  const { t, format } = useTexts();
  return (
    <Link
      as="button"
      className={styles.link}
      aria-label={t.activity.open(text, format.exact(run.started_at))}
      onClick={() => {
        onOpen(run);
      }}
    >
      {text}
    </Link>
  );
}
