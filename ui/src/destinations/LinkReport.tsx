import {
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Spinner,
  tokens,
} from '@fluentui/react-components';
import type { InspectedCalendar } from '../api/types';
import { problemText } from '../connections/formProblem';
import { startDate } from '../calendar/month';
import { useTexts } from '../i18n/TextProvider';
import { Facts } from '../shell/Facts';
import type { Inspected } from './useInspection';

const useStyles = makeStyles({
  box: {
    padding: '12px 16px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  list: { margin: 0, paddingLeft: '20px' },
});

/** What is behind the link, as soon as it is typed. */
export function LinkReport({ inspection }: { inspection: Inspected }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { data, error, isFetching } = inspection;
  const told = error ? problemText(error, t) : t.said(data?.message ?? '');
  return (
    <div role="status">
      {isFetching && <Spinner size="tiny" labelPosition="after" label={t.destinations.inspecting} />}
      {(error ?? data?.status === 'error') && !isFetching && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{t.destinations.notRead}</MessageBarTitle> {told}
          </MessageBarBody>
        </MessageBar>
      )}
      {data?.calendar && !isFetching && (
        <div className={styles.box}>
          <Found found={data.calendar} />
        </div>
      )}
    </div>
  );
}

const NEXT = 3;

function Found({ found }: { found: InspectedCalendar }) {
  const { t, format } = useTexts();
  const day = (at: string | null, earlier = 0) =>
    at === null ? '…' : format.day(new Date(Date.parse(at) - earlier));
  // What ends at midnight ends the day before.
  const span = [...new Set([day(found.first_start), day(found.last_end, 1)])];
  const zones = found.zones.map(({ name }) => name);
  const next = found.next.slice(0, NEXT).map((each) => `${format.day(startDate(each))} ${each.summary}`);
  return (
    <Facts
      facts={[
        [t.destinations.feedName, found.name ?? '–'],
        [t.destinations.feedEvents, format.number(found.events)],
        [t.destinations.feedSpan, found.events === 0 ? '–' : span.join(' – ')],
        [t.destinations.feedNext, next.length === 0 ? '–' : <Lines key="next" lines={next} />],
        [t.destinations.feedZones, zones.length === 0 ? '–' : format.list(zones)],
        [
          t.destinations.feedProblems,
          found.problems.length === 0 ? (
            t.destinations.noProblems
          ) : (
            <Lines
              key="problems"
              lines={found.problems.map(
                ({ description, count }) => `${description} (${format.number(count)})`,
              )}
            />
          ),
        ],
      ]}
    />
  );
}

function Lines({ lines }: { lines: string[] }) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {lines.map((line, index) => (
        <li key={index}>{line}</li>
      ))}
    </ul>
  );
}
