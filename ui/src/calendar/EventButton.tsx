import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { memo } from 'react';
import { useTexts } from '../i18n/TextProvider';
import { markSigns, type Entry } from './entry';
import { hueOf, useHues } from './hues';

const useStyles = makeStyles({
  button: {
    display: 'block',
    width: '100%',
    minHeight: '24px',
    boxSizing: 'border-box',
    padding: '2px 6px',
    border: 'none',
    borderLeft: '4px solid',
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    fontSize: tokens.fontSizeBase200,
    textAlign: 'left',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  added: { backgroundColor: tokens.colorPaletteGreenBackground1, color: tokens.colorPaletteGreenForeground1 },
  changed: {
    backgroundColor: tokens.colorPaletteYellowBackground1,
    color: tokens.colorPaletteYellowForeground2,
  },
  removed: {
    backgroundColor: tokens.colorPaletteRedBackground1,
    color: tokens.colorPaletteRedForeground1,
    textDecorationLine: 'line-through',
  },
});

interface Props {
  entry: Entry;
  onOpen: (entry: Entry, at: HTMLElement) => void;
}

/** One event on one day. */
export const EventButton = memo(function EventButton({ entry, onOpen }: Props) {
  const styles = useStyles();
  const hues = useHues();
  const { t, format } = useTexts();
  const time = entry.all_day ? '' : `${format.time(new Date(entry.start))} `;
  const summary = entry.summary === '' ? t.run.untitled : entry.summary;
  const spoken = entry.mark && `${t.calendar.marks[entry.mark]}: `;
  return (
    <button
      type="button"
      className={mergeClasses(styles.button, hues[hueOf(entry.hue)], entry.mark && styles[entry.mark])}
      title={`${time}${summary}`}
      aria-label={spoken && `${spoken}${time}${summary}`}
      aria-haspopup="dialog"
      onClick={(event) => {
        onOpen(entry, event.currentTarget);
      }}
    >
      {entry.mark && `${markSigns[entry.mark]} `}
      {time}
      {summary}
    </button>
  );
});
