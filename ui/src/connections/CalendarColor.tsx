import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  dot: {
    width: '12px',
    height: '12px',
    borderRadius: '50%',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    display: 'inline-block',
    flexShrink: 0,
    forcedColorAdjust: 'none',
  },
});

/** The colour that the calendar has on its server. */
export function CalendarColor({ color }: { color: string | null }) {
  const styles = useStyles();
  // Set as a property, not as an attribute: the style policy forbids inline styles in markup.
  return <span className={styles.dot} style={{ backgroundColor: color ?? tokens.colorNeutralStroke1 }} />;
}
