import { Caption1, Label, makeStyles, tokens } from '@fluentui/react-components';
import { ErrorCircle12Filled } from '@fluentui/react-icons';
import { useId, type ReactNode } from 'react';

const useStyles = makeStyles({
  group: { display: 'grid', gap: '2px' },
  problem: { display: 'flex', gap: '4px', alignItems: 'center', color: tokens.colorPaletteRedForeground1 },
});

/** Several controls under one label. (A Fluent Field is for one: it gives its id to every control inside.) */
export function FieldGroup({
  label,
  problem,
  children,
}: {
  label: string;
  problem?: string;
  children: ReactNode;
}) {
  const styles = useStyles();
  const id = useId();
  return (
    <div role="group" aria-labelledby={id} className={styles.group}>
      <Label id={id}>{label}</Label>
      {children}
      {problem && (
        <Caption1 role="alert" className={styles.problem}>
          <ErrorCircle12Filled />
          {problem}
        </Caption1>
      )}
    </div>
  );
}
