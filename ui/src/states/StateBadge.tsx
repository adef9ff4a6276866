import { Badge, makeStyles, Spinner, type BadgeProps } from '@fluentui/react-components';
import type { FluentIcon } from '@fluentui/react-icons';

const useStyles = makeStyles({
  badge: { whiteSpace: 'nowrap', fontWeight: 600, forcedColorAdjust: 'auto' },
});

interface Props {
  icon: FluentIcon;
  color: BadgeProps['color'];
  text: string;
  isBusy?: boolean;
}

/** A state: icon, word and colour, so that nobody needs to see the colour. */
export function StateBadge({ icon: Icon, color, text, isBusy = false }: Props) {
  const styles = useStyles();
  return (
    <Badge
      appearance="tint"
      size="large"
      color={color}
      className={styles.badge}
      icon={isBusy ? <Spinner size="extra-tiny" aria-hidden="true" /> : <Icon />}
    >
      {text}
    </Badge>
  );
}
