import { Caption1, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { countsQuery } from '../api/runs';
import { useTexts } from '../i18n/TextProvider';
import { useNarrow } from '../shell/useNarrow';
import { sumOf } from './changes';
import { perDay, scale, type Day } from './perDay';

const DAYS = 14;
const HEIGHT = 200;
const LEFT = 44;
const BOTTOM = 24;
const kinds = ['added', 'changed', 'removed'] as const;

const useStyles = makeStyles({
  chart: { width: '100%', height: 'auto', maxHeight: '280px', display: 'block', overflow: 'visible' },
  text: { fill: tokens.colorNeutralForeground3, fontSize: '11px' },
  line: { stroke: tokens.colorNeutralStroke2 },
  added: { fill: tokens.colorPaletteGreenForeground3, backgroundColor: tokens.colorPaletteGreenForeground3 },
  changed: { fill: tokens.colorBrandForeground1, backgroundColor: tokens.colorBrandForeground1 },
  removed: { fill: tokens.colorPaletteRedForeground3, backgroundColor: tokens.colorPaletteRedForeground3 },
  bars: { forcedColorAdjust: 'none' },
  legend: { display: 'flex', flexWrap: 'wrap', gap: '4px 20px', marginTop: '8px' },
  entry: { display: 'flex', alignItems: 'center', gap: '8px' },
  swatch: { width: '12px', height: '12px', borderRadius: '2px', forcedColorAdjust: 'none' },
});

/** What was added, changed and removed on each of the last days. */
export function ChangesChart() {
  const styles = useStyles();
  const { t, format } = useTexts();
  const narrow = useNarrow();
  const shown = narrow ? DAYS / 2 : DAYS;
  const width = narrow ? 340 : 700;
  const { data: hours } = useQuery(countsQuery(DAYS));
  const days = useMemo(() => perDay(hours ?? [], shown, new Date()), [hours, shown]);
  const lines = scale(Math.max(...days.map((day) => day.added + day.changed + day.removed)));
  const top = lines.at(-1) ?? 1;
  const y = (n: number) => (HEIGHT - BOTTOM) * (1 - n / top) + 6;
  const sum = sumOf(days);
  const told = [sum.added, sum.changed, sum.removed].map(format.number);
  const slot = (width - LEFT) / days.length;
  return (
    <div>
      <svg
        viewBox={`0 0 ${String(width)} ${String(HEIGHT + 8)}`}
        className={styles.chart}
        role="img"
        aria-label={t.activity.chartSummary(shown, told[0] ?? '', told[1] ?? '', told[2] ?? '')}
      >
        {lines.map((line) => (
          <g key={line}>
            <line x1={LEFT} x2={width} y1={y(line)} y2={y(line)} className={styles.line} />
            <text x={LEFT - 8} y={y(line) + 4} textAnchor="end" className={styles.text}>
              {format.number(line)}
            </text>
          </g>
        ))}
        {days.map((day, index) => (
          <g key={day.start.getTime()} className={styles.bars}>
            <Bar day={day} x={LEFT + slot * index + slot / 2} y={y} />
            {(days.length - 1 - index) % 2 === 0 && (
              <text
                x={LEFT + slot * index + slot / 2}
                y={HEIGHT + 2}
                textAnchor="middle"
                className={styles.text}
              >
                {format.day(day.start)}
              </text>
            )}
          </g>
        ))}
      </svg>
      <div className={styles.legend} aria-hidden="true">
        {kinds.map((kind) => (
          <span key={kind} className={styles.entry}>
            <span className={mergeClasses(styles.swatch, styles[kind])} />
            <Caption1>{t.counts[kind]}</Caption1>
          </span>
        ))}
      </div>
    </div>
  );
}

function Bar({ day, x, y }: { day: Day; x: number; y: (n: number) => number }) {
  const styles = useStyles();
  const { t, format } = useTexts();
  const width = 18;
  return (
    <>
      <title>{`${format.day(day.start)}: ${kinds.map((kind) => `${t.counts[kind] ?? kind} ${format.number(day[kind])}`).join(', ')}`}</title>
      {kinds.map((kind, index) => {
        const below = kinds.slice(0, index).reduce((sum, each) => sum + day[each], 0);
        const height = y(below) - y(below + day[kind]);
        return (
          height > 0 && (
            <rect
              key={kind}
              x={x - width / 2}
              y={y(below + day[kind])}
              width={width}
              height={height}
              className={styles[kind]}
            />
          )
        );
      })}
    </>
  );
}
