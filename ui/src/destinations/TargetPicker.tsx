import { Field, makeStyles, Radio, RadioGroup } from '@fluentui/react-components';
import type { FoundCalendar } from '../api/types';
import { CalendarColor } from '../connections/CalendarColor';
import { useT } from '../i18n/TextProvider';
import { segmentOf } from './draft';

const useStyles = makeStyles({
  label: { display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: '8px', alignItems: 'center' },
});

interface Props {
  found: FoundCalendar[];
  chosen: string;
  onChoose: (calendar: FoundCalendar) => void;
  problem?: string;
}

/** The one calendar to write to; those that cannot be written to say so. */
export function TargetPicker({ found, chosen, onChoose, problem }: Props) {
  const styles = useStyles();
  const t = useT();
  const value = found.find(({ href, name }) => segmentOf(href) === chosen || name === chosen)?.href ?? '';
  return (
    <Field label={t.destinations.target} required validationMessage={problem}>
      <RadioGroup
        value={value}
        onChange={(_, data) => {
          const calendar = found.find(({ href }) => href === data.value);
          if (calendar) {
            onChoose(calendar);
          }
        }}
      >
        {found.map(({ href, name, color, writable }) => (
          <Radio
            key={href}
            value={href}
            disabled={!writable}
            label={
              <span className={styles.label}>
                <CalendarColor color={color} />
                <span>{writable ? name : `${name} (${t.destinations.readOnly})`}</span>
              </span>
            }
          />
        ))}
      </RadioGroup>
    </Field>
  );
}
