import { Caption1, Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { startDate } from '../calendar/month';
import { useTexts } from '../i18n/TextProvider';
import { CalendarColor } from './CalendarColor';
import { FieldGroup } from './FieldGroup';

export interface Choice {
  href: string;
  name: string;
  color: string | null;
  components: string[];
  event_count?: number | null;
  next_events?: { summary: string; start: string; all_day: boolean }[] | null;
}

const useStyles = makeStyles({
  label: { display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: '8px', alignItems: 'center' },
  quiet: { gridColumn: 2, color: tokens.colorNeutralForeground3 },
});

interface Props {
  choices: Choice[];
  /** `all` includes calendars that come later. */
  chosen: 'all' | string[];
  onChange: (chosen: 'all' | string[]) => void;
  problem?: string;
}

/** Which calendars of an account: all of them, or those that are ticked. */
export function CalendarPicker({ choices, chosen, onChange, problem }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const hrefs = choices.map(({ href }) => href);
  const ticked = chosen === 'all' ? hrefs : chosen;
  const toggle = (href: string, on: boolean) => {
    onChange(hrefs.filter((each) => (each === href ? on : ticked.includes(each))));
  };
  return (
    <FieldGroup label={t.fields.calendars} problem={problem}>
      <Checkbox
        label={t.fields.allCalendars}
        checked={chosen === 'all' ? true : ticked.length === 0 ? false : 'mixed'}
        onChange={(_, { checked }) => {
          onChange(checked === true || chosen !== 'all' ? 'all' : hrefs);
        }}
      />
      {choices.map((choice) => (
        <Checkbox
          key={choice.href}
          checked={ticked.includes(choice.href)}
          onChange={(_, { checked }) => {
            toggle(choice.href, checked === true);
          }}
          label={
            <span className={styles.label}>
              <CalendarColor color={choice.color} />
              <span>{choice.name}</span>
              <Details choice={choice} className={styles.quiet} />
            </span>
          }
        />
      ))}
    </FieldGroup>
  );
}

function Details({ choice, className }: { choice: Choice; className: string }) {
  const { t, format } = useTexts();
  const count = choice.event_count ?? undefined;
  const next = (choice.next_events ?? []).map((next) => `${format.day(startDate(next))} ${next.summary}`);
  const told = [count === undefined ? '' : t.common.events(count), ...next].filter((text) => text !== '');
  return told.length === 0 ? null : <Caption1 className={className}>{told.join(' · ')}</Caption1>;
}
