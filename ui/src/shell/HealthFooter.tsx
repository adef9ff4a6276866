import { Caption1, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircle16Filled, ErrorCircle16Filled, Warning16Filled } from '@fluentui/react-icons';
import { useHealth } from '../api/health';
import type { Health } from '../api/types';
import { useTimeText } from '../i18n/RelativeTime';
import { useTexts } from '../i18n/TextProvider';

const useStyles = makeStyles({
  row: { display: 'flex', gap: '10px', padding: '4px 12px', color: tokens.colorNeutralForeground3 },
  lines: { display: 'grid' },
  icon: { marginTop: '1px', flexShrink: 0 },
  well: { color: tokens.colorStatusSuccessForeground1 },
  warning: { color: tokens.colorStatusWarningForeground1 },
  bad: { color: tokens.colorPaletteRedForeground1 },
});

/** How the service is doing, for how long it has been running, and which version it is. */
export function HealthFooter() {
  const styles = useStyles();
  const { t } = useTexts();
  const { data: health, isError, dataUpdatedAt } = useHealth();
  if (isError) {
    return (
      <div className={styles.row} role="status">
        <ErrorCircle16Filled className={mergeClasses(styles.icon, styles.bad)} />
        <Caption1>{t.shell.unreachable}</Caption1>
      </div>
    );
  }
  if (!health) {
    return null;
  }
  const isWell = health.status === 'ok';
  const Icon = isWell ? CheckmarkCircle16Filled : Warning16Filled;
  return (
    <div className={styles.row}>
      <Icon className={mergeClasses(styles.icon, isWell ? styles.well : styles.warning)} />
      <div className={styles.lines}>
        <Caption1>{isWell ? t.shell.well : t.shell.degraded}</Caption1>
        <Caption1>
          <Uptime health={health} since={dataUpdatedAt} />
        </Caption1>
        <Caption1>{t.shell.version(health.version)}</Caption1>
      </div>
    </div>
  );
}

function Uptime({ health, since }: { health: Health; since: number }) {
  const { t, format } = useTexts();
  return useTimeText((now) => t.shell.uptime(format.duration(health.uptime_seconds + (now - since) / 1000)));
}
