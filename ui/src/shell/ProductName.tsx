import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { CalendarSync20Regular } from '@fluentui/react-icons';
import { product } from '../i18n/product';

const useStyles = makeStyles({
  row: { display: 'flex', alignItems: 'center', gap: '12px', minHeight: '32px' },
  icon: { color: tokens.colorBrandForeground1, flexShrink: 0 },
});

export function ProductName() {
  const styles = useStyles();
  return (
    <div className={styles.row}>
      <CalendarSync20Regular className={styles.icon} />
      <Text weight="semibold" size={400} wrap={false}>
        {product}
      </Text>
    </div>
  );
}
