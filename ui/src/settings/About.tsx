import { Link, makeStyles } from '@fluentui/react-components';
import { base } from '../api/client';
import { useHealth } from '../api/health';
import { product } from '../i18n/product';
import { useTexts } from '../i18n/TextProvider';
import { Card } from '../shell/Card';
import { Facts } from '../shell/Facts';
import { QueryFailure } from '../shell/QueryFailure';

const useStyles = makeStyles({ links: { display: 'flex', flexWrap: 'wrap', gap: '8px 20px' } });

/** What is running here, and how it is. */
export function About() {
  const styles = useStyles();
  const { t, format } = useTexts();
  const { data: health, error, refetch } = useHealth();
  const s = t.settings;
  const number = (n: number | null) => (n === null ? '–' : format.number(n));
  return (
    <Card title={s.about}>
      {error && <QueryFailure error={error} retry={refetch} />}
      {health && (
        <Facts
          facts={[
            [s.version, `${product} ${health.version}`],
            [s.health, health.status === 'ok' ? t.shell.well : t.shell.degraded],
            [s.uptime, format.duration(health.uptime_seconds)],
            [s.database, health.db_ok ? s.databaseOk : s.databaseBroken],
            [s.connections, s.connectionsText(health.source_count ?? 0, health.destination_count ?? 0)],
            [s.failing, number(health.failing)],
            [
              s.lag,
              health.schedule_lag_seconds === null ? '–' : format.duration(health.schedule_lag_seconds),
            ],
          ]}
        />
      )}
      <div className={styles.links}>
        <Link href={`${base}api/swagger-ui`}>{s.apiDocs}</Link>
        <Link href={`${base}api/openapi.json`}>{s.openApi}</Link>
        <Link href={`${base}licenses.md`}>{s.licences}</Link>
      </div>
    </Card>
  );
}
