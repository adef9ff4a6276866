import {
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Spinner,
  tokens,
} from '@fluentui/react-components';
import { ApiProblem } from '../api/client';
import type { Inspection } from '../api/inspection';
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
  return (
    <div role="status">
      {isFetching && <Spinner size="tiny" labelPosition="after" label={t.destinations.inspecting} />}
      {error && !isFetching && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{t.destinations.notRead}</MessageBarTitle>{' '}
            {error instanceof ApiProblem && error.message !== '' ? error.message : t.errors.unreachableSafe}
          </MessageBarBody>
        </MessageBar>
      )}
      {data && !isFetching && (
        <div className={styles.box}>
          <Found found={data} />
        </div>
      )}
    </div>
  );
}

function Found({ found }: { found: Inspection }) {
  const styles = useStyles();
  const { t, format } = useTexts();
  const span = [found.first, found.last].map((at) => (at === null ? '–' : format.day(new Date(at))));
  return (
    <Facts
      facts={[
        [t.destinations.feedName, found.name ?? '–'],
        [t.destinations.feedEvents, format.number(found.events)],
        [t.destinations.feedSpan, span.join(' – ')],
        [t.destinations.feedZones, found.zones.length === 0 ? '–' : format.list(found.zones)],
        [
          t.destinations.feedProblems,
          found.problems.length === 0 ? (
            t.destinations.noProblems
          ) : (
            <ul className={styles.list}>
              {found.problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          ),
        ],
      ]}
    />
  );
}
