import {
  Body1,
  Button,
  Caption1,
  makeStyles,
  MessageBar,
  MessageBarBody,
  tokens,
} from '@fluentui/react-components';
import { CalendarAdd20Regular, Open20Regular } from '@fluentui/react-icons';
import { useHealth } from '../api/health';
import type { Source } from '../api/types';
import { useT } from '../i18n/TextProvider';
import { Card } from '../shell/Card';
import { Facts } from '../shell/Facts';
import { AccessCard } from './AccessCard';
import { AddressRow } from './AddressRow';
import { feedUrl, googleUrl, isLocal, origin, outlookUrl, webcalUrl } from './links';
import { PathsCard } from './PathsCard';
import { Qr } from './Qr';
import { ReadersCard } from './ReadersCard';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(420px, 100%), 1fr))',
    gap: '16px',
    alignItems: 'start',
  },
  stack: { display: 'grid', gap: '16px' },
  apps: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  code: { display: 'flex', flexWrap: 'wrap', gap: '16px', alignItems: 'center' },
  hint: { maxWidth: '28ch', color: tokens.colorNeutralForeground2 },
});

/** How to get a feed into whatever shows calendars. */
export function SubscribePanel({ source }: { source: Source }) {
  const styles = useStyles();
  const t = useT();
  const { data: health } = useHealth();
  const root = origin(health?.public_url);
  const isOwnPath = source.public_ics && source.public_ics_path !== null;
  const url = isOwnPath ? feedUrl(root, source.public_ics_path ?? '', true) : feedUrl(root, source.ics_path);
  return (
    <div className={styles.columns}>
      <div className={styles.stack}>
        <Card title={t.subscribe.title}>
          {source.last_synced === null && (
            <MessageBar intent="info" layout="multiline">
              <MessageBarBody>{t.subscribe.never}</MessageBarBody>
            </MessageBar>
          )}
          <AddressRow label={t.subscribe.address} address={url} />
          <AddressRow label={t.subscribe.webcal} address={webcalUrl(url)} />
          <div className={styles.apps}>
            <Button as="a" appearance="primary" icon={<CalendarAdd20Regular />} href={webcalUrl(url)}>
              {t.subscribe.openApp}
            </Button>
            <Button as="a" icon={<Open20Regular />} href={googleUrl(url)} target="_blank" rel="noreferrer">
              {t.subscribe.google}
            </Button>
            <Button
              as="a"
              icon={<Open20Regular />}
              href={outlookUrl(url, source.name)}
              target="_blank"
              rel="noreferrer"
            >
              {t.subscribe.outlook}
            </Button>
            <Button as="a" href={webcalUrl(url)}>
              {t.subscribe.apple}
            </Button>
          </div>
          <Warning url={url} needsPassword={!source.public_ics && health?.exposed === false} />
          <div className={styles.code}>
            <Qr text={webcalUrl(url)} label={t.subscribe.qrLabel} />
            <Body1 className={styles.hint}>
              {t.subscribe.qr} {t.subscribe.appleHint}
            </Body1>
          </div>
        </Card>
      </div>
      <div className={styles.stack}>
        <AccessCard source={source} />
        <PathsCard source={source} root={root} />
        <ReadersCard source={source} />
        <Card title={t.subscribe.refresh}>
          <Facts facts={t.subscribe.refreshes} />
          <Caption1>{t.subscribe.refreshFast}</Caption1>
        </Card>
      </div>
    </div>
  );
}

/** Why the services on the web would fail, before they do. */
function Warning({ url, needsPassword }: { url: string; needsPassword: boolean }) {
  const t = useT();
  const text = isLocal(url) ? t.subscribe.localOnly : needsPassword ? t.subscribe.needsPassword : undefined;
  return (
    text && (
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>{text}</MessageBarBody>
      </MessageBar>
    )
  );
}
