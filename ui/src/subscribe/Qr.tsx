import { makeStyles } from '@fluentui/react-components';
import { useMemo } from 'react';
import { encode } from 'uqr';

const useStyles = makeStyles({
  box: { width: '200px', maxWidth: '100%', height: 'auto', borderRadius: '8px', forcedColorAdjust: 'none' },
});

/** A code that a phone's camera reads: dark on white in every theme, as readers need it. */
export function Qr({ text, label }: { text: string; label: string }) {
  const styles = useStyles();
  const { size, path } = useMemo(() => {
    const { data, size: modules } = encode(text, { ecc: 'M', border: 3 });
    const dark = data.flatMap((row, y) =>
      row.map((isDark, x) => (isDark ? `M${String(x)} ${String(y)}h1v1h-1z` : '')),
    );
    return { size: modules, path: dark.join('') };
  }, [text]);
  return (
    <svg
      viewBox={`0 0 ${String(size)} ${String(size)}`}
      className={styles.box}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
