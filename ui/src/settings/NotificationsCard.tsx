import { makeStyles } from '@fluentui/react-components';
import { Send20Regular } from '@fluentui/react-icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { channelsQuery, testChannels } from '../api/service';
import { useT } from '../i18n/TextProvider';
import { Card } from '../shell/Card';
import { Facts } from '../shell/Facts';
import { QueryFailure } from '../shell/QueryFailure';
import { runStates } from '../states/runStates';
import { StateBadge } from '../states/StateBadge';
import { Action } from './Action';
import { Outcome } from './Outcome';

const useStyles = makeStyles({ reach: { display: 'flex', flexWrap: 'wrap', gap: '4px 12px' } });

/** Who hears of it when something fails, and whether they would. */
export function NotificationsCard() {
  const t = useT();
  const { data: channels, error, refetch } = useQuery(channelsQuery);
  return (
    <Card title={t.service.notifications}>
      <span>{t.service.notificationsText}</span>
      {error && <QueryFailure error={error} retry={refetch} />}
      {channels?.length === 0 && <HowTo />}
      {channels && channels.length > 0 && <Channels channels={channels} />}
    </Card>
  );
}

/** There are none: the environment of the service makes some. */
function HowTo() {
  const t = useT();
  return (
    <>
      <span>{t.service.noChannels}</span>
      <Facts facts={t.service.channelVariables.map(([variable, what]) => [what, <code>{variable}</code>])} />
    </>
  );
}

/** The service calls a mailbox `e-mail to anna@example.org`. */
const channelName = (name: string, known: Record<string, string>) =>
  known[name] ?? name.replace(/^e-mail to/, known.email ?? 'e-mail');

function Channels({ channels }: { channels: string[] }) {
  const styles = useStyles();
  const t = useT();
  const test = useMutation({ mutationFn: testChannels });
  const s = t.service;
  const told = new Map(test.data?.map(({ name, problem }) => [name, problem]));
  const reach = (name: string) => {
    const problem = told.get(name);
    if (problem === undefined) {
      return s.configured;
    }
    return (
      <span className={styles.reach}>
        <StateBadge
          {...runStates[problem === null ? 'ok' : 'error']}
          text={problem === null ? s.reached : s.notReached}
        />
        {problem !== null && t.said(problem)}
      </span>
    );
  };
  return (
    <>
      <div role="status">
        <Facts facts={channels.map((name) => [channelName(name, s.channelNames), reach(name)])} />
      </div>
      <Outcome error={test.error} />
      <Action
        text={s.sendTest}
        icon={<Send20Regular />}
        isBusy={test.isPending}
        onClick={() => {
          test.mutate();
        }}
      />
    </>
  );
}
