import { Caption1, makeStyles, Switch } from '@fluentui/react-components';
import { languages } from '../i18n/languages';
import { useT } from '../i18n/TextProvider';
import { Card } from '../shell/Card';
import { PageHeader } from '../shell/PageHeader';
import { prefer, usePreferences } from '../theme/preferences';
import { About } from './About';
import { BackupCard } from './BackupCard';
import { Choice } from './Choice';
import { ExportCard } from './ExportCard';
import { ImportCard } from './ImportCard';
import { NotificationsCard } from './NotificationsCard';

const useStyles = makeStyles({ stack: { display: 'grid', gap: '16px', maxWidth: '720px' } });

/** What a person can choose for this browser, what the service does for its operator, and what is running here. */
export default function SettingsPage() {
  const styles = useStyles();
  const t = useT();
  const chosen = usePreferences();
  const s = t.settings;
  return (
    <>
      <PageHeader title={s.title} />
      <div className={styles.stack}>
        <Card title={s.appearance}>
          <Choice
            label={s.theme}
            value={chosen.theme}
            options={s.themes}
            onChange={(theme) => {
              prefer({ theme });
            }}
          />
          <Choice
            label={s.density}
            value={chosen.density}
            options={s.densities}
            onChange={(density) => {
              prefer({ density });
            }}
          />
        </Card>
        <Card title={s.region}>
          <Choice
            label={s.language}
            value={chosen.language}
            options={{ system: s.systemLanguage, ...languages }}
            onChange={(language) => {
              prefer({ language });
            }}
          />
          <Choice
            label={s.clock}
            value={chosen.clock}
            options={s.clocks}
            onChange={(clock) => {
              prefer({ clock });
            }}
          />
          <Choice
            label={s.firstDay}
            value={chosen.firstDay}
            options={s.firstDays}
            onChange={(firstDay) => {
              prefer({ firstDay });
            }}
          />
          <Choice
            label={s.zone}
            value={chosen.zone}
            options={s.zones}
            onChange={(zone) => {
              prefer({ zone });
            }}
          />
        </Card>
        <Card title={s.keyboard}>
          <Switch
            label={s.shortcuts}
            checked={chosen.shortcuts}
            onChange={(_, { checked }) => {
              prefer({ shortcuts: checked });
            }}
          />
          <span>{s.shortcutsHint}</span>
        </Card>
        <Caption1>{s.stored}</Caption1>
        <NotificationsCard />
        <ExportCard />
        <ImportCard />
        <BackupCard />
        <About />
      </div>
    </>
  );
}
