import { makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import type { RunStep } from '../api/types';
import { useTexts } from '../i18n/TextProvider';

const useStyles = makeStyles({
  heading: { margin: '0 0 4px' },
  list: { margin: 0, padding: 0, listStyle: 'none', display: 'grid', gap: '8px' },
  step: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    gap: '2px 12px',
    overflowWrap: 'anywhere',
  },
  took: { color: tokens.colorNeutralForeground3 },
  track: {
    gridColumn: '1 / -1',
    height: '4px',
    borderRadius: '2px',
    backgroundColor: tokens.colorNeutralBackground5,
  },
  bar: {
    height: '100%',
    borderRadius: '2px',
    backgroundColor: tokens.colorCompoundBrandBackground,
    forcedColorAdjust: 'none',
  },
});

/** What a run worked on, how long, and when in it: each step has its place on the same line of time. */
export function RunSteps({ steps, end }: { steps: RunStep[]; end: string | null }) {
  const styles = useStyles();
  const { t, format } = useTexts();
  const times = [
    ...steps.map(({ started_at: at }) => Date.parse(at)),
    Date.parse(end ?? steps.at(-1)?.started_at ?? ''),
  ];
  const from = times[0] ?? 0;
  const whole = Math.max(1, (times.at(-1) ?? from) - from);
  return (
    <section>
      <Subtitle2 as="h3" block className={styles.heading}>
        {t.run.steps}
      </Subtitle2>
      <ol className={styles.list}>
        {steps.map(({ what }, index) => {
          const [begin = from, stop = begin] = [times[index], times[index + 1]];
          return (
            <li key={index} className={styles.step}>
              <span>{t.run.stepNames[what] ?? what}</span>
              <span className={styles.took}>
                {stop - begin < 1000 ? t.activity.moment : format.duration((stop - begin) / 1000)}
              </span>
              <span className={styles.track}>
                <span
                  className={styles.bar}
                  style={{
                    display: 'block',
                    marginInlineStart: `${String((100 * (begin - from)) / whole)}%`,
                    width: `${String(Math.max(1, (100 * (stop - begin)) / whole))}%`,
                  }}
                />
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
