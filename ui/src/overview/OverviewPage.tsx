import { Button, Link, makeStyles } from '@fluentui/react-components';
import { CalendarSync20Regular, CloudArrowDown20Regular, CloudArrowUp20Regular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { Link as RouteLink, useLocation } from 'wouter';
import { recentRunsQuery } from '../api/runs';
import { Problems } from '../connections/Problems';
import { useConnections } from '../connections/useConnections';
import { useT } from '../i18n/TextProvider';
import { RunTable } from '../runs/RunTable';
import { useNames } from '../runs/useNames';
import { useRunDrawer } from '../runs/useRunDrawer';
import { Card } from '../shell/Card';
import { EmptyState } from '../shell/EmptyState';
import { Loading } from '../shell/Loading';
import { PageHeader } from '../shell/PageHeader';
import { QueryFailure } from '../shell/QueryFailure';
import { Tiles } from './Tiles';

const LATEST = 10;

const useStyles = makeStyles({ stack: { display: 'grid', gap: '20px' } });

/** How everything is, what needs somebody, and what happened last. */
export default function OverviewPage() {
  const styles = useStyles();
  const t = useT();
  const { list: sources, error, retry } = useConnections('source');
  const { list: destinations } = useConnections('destination');
  const { data: runs } = useQuery(recentRunsQuery);
  const nameOf = useNames();
  const { open, drawer } = useRunDrawer(nameOf);
  const all = sources && destinations && [...sources, ...destinations];
  return (
    <>
      <PageHeader title={t.overview.title} />
      {error ? <QueryFailure error={error} retry={retry} /> : null}
      {!all && !error && <Loading rows={4} />}
      {all?.length === 0 && <Welcome />}
      {all && all.length > 0 && (
        <div className={styles.stack}>
          <Tiles connections={all} />
          <Problems connections={all} />
          {runs && runs.length > 0 && (
            <Card
              title={t.overview.latest}
              action={
                <RouteLink href="/activity" asChild>
                  <Link>{t.overview.allRuns}</Link>
                </RouteLink>
              }
            >
              <div>
                <RunTable
                  label={t.overview.latest}
                  runs={runs.slice(0, LATEST)}
                  nameOf={nameOf}
                  onOpen={open}
                  isPlain
                />
              </div>
            </Card>
          )}
        </div>
      )}
      {drawer}
    </>
  );
}

function Welcome() {
  const t = useT();
  const [, navigate] = useLocation();
  return (
    <EmptyState icon={<CalendarSync20Regular />} title={t.overview.welcome} text={t.overview.welcomeText}>
      <Button
        appearance="primary"
        size="large"
        icon={<CloudArrowDown20Regular />}
        onClick={() => {
          navigate('/sources/new');
        }}
      >
        {t.overview.fromCalDav}
      </Button>
      <Button
        size="large"
        icon={<CloudArrowUp20Regular />}
        onClick={() => {
          navigate('/destinations/new');
        }}
      >
        {t.overview.fromLink}
      </Button>
    </EmptyState>
  );
}
