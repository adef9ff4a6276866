import { Button, makeStyles, Tooltip } from '@fluentui/react-components';
import { ChevronLeft20Regular, ChevronRight20Regular } from '@fluentui/react-icons';
import { useT } from '../i18n/TextProvider';
import { addMonths, monthText, type Month } from './month';

const useStyles = makeStyles({ pager: { display: 'flex', gap: '8px' } });

interface Props {
  month: Month;
  /** Null: the present one. */
  onTurn: (name: 'month', month: string | null) => void;
}

/** To the month before, to the present one, to the next. */
export function Pager({ month, onTurn }: Props) {
  const styles = useStyles();
  const t = useT();
  const by = (months: number) => () => {
    onTurn('month', monthText(addMonths(month, months)));
  };
  return (
    <div className={styles.pager}>
      <Tooltip content={t.calendar.previous} relationship="label">
        <Button appearance="subtle" icon={<ChevronLeft20Regular />} onClick={by(-1)} />
      </Tooltip>
      <Button
        onClick={() => {
          onTurn('month', null);
        }}
      >
        {t.calendar.today}
      </Button>
      <Tooltip content={t.calendar.next} relationship="label">
        <Button appearance="subtle" icon={<ChevronRight20Regular />} onClick={by(1)} />
      </Tooltip>
    </div>
  );
}
