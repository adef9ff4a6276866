import {
  Body1,
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Tab,
  TabList,
} from '@fluentui/react-components';
import { CheckmarkCircle48Regular } from '@fluentui/react-icons';
import { useMemo, useState } from 'react';
import type { Plan } from '../api/types';
import { CalendarView, useMonth } from '../calendar/CalendarView';
import { useT } from '../i18n/TextProvider';
import { EmptyState } from '../shell/EmptyState';
import { entriesOf, isEmpty, stepsOf } from './plan';
import { PlanSteps } from './PlanSteps';

const useStyles = makeStyles({ stack: { display: 'grid', gap: '16px' } });

type View = 'list' | 'calendar';

interface Props {
  plan: Plan;
  /** What is held back is told already. */
  isBesideHold?: boolean;
}

/** What a run would do: as a list with before and after, or on the calendar. */
export function PlanView({ plan, isBesideHold = false }: Props) {
  const styles = useStyles();
  const t = useT();
  const [view, setView] = useState<View>('list');
  return (
    <div className={styles.stack}>
      {plan.held && !isBesideHold && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{t.destinations.wouldHold(plan.held.deletions)}</MessageBarTitle>
            {t.said(plan.held.reason)}
          </MessageBarBody>
        </MessageBar>
      )}
      {plan.warnings.map((warning) => (
        <MessageBar key={warning} intent="warning" layout="multiline">
          <MessageBarBody>{t.said(warning)}</MessageBarBody>
        </MessageBar>
      ))}
      {isEmpty(plan) ? (
        <EmptyState
          icon={<CheckmarkCircle48Regular />}
          title={t.destinations.nothingToDo}
          text={t.said(plan.message)}
        />
      ) : (
        <>
          <Body1>{t.said(plan.message)}</Body1>
          <TabList
            size="small"
            aria-label={t.calendar.view}
            selectedValue={view}
            onTabSelect={(_, { value }) => {
              setView(value as View);
            }}
          >
            <Tab value="list">{t.destinations.asList}</Tab>
            <Tab value="calendar">{t.destinations.onCalendar}</Tab>
          </TabList>
          {view === 'calendar' ? (
            <PlanCalendar plan={plan} />
          ) : (
            stepsOf(plan).map(([mark, steps]) => <PlanSteps key={mark} mark={mark} steps={steps} />)
          )}
        </>
      )}
      <PlanSteps mark="skipped" steps={plan.skips} />
      <PlanSteps mark="linked" steps={plan.links} />
    </div>
  );
}

function PlanCalendar({ plan }: { plan: Plan }) {
  const state = useMonth();
  const entries = useMemo(() => entriesOf(plan), [plan]);
  return <CalendarView state={state} entries={entries} />;
}
