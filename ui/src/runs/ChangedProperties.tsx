import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useT } from '../i18n/TextProvider';

const useStyles = makeStyles({
  scroll: { overflowX: 'auto' },
  table: { borderCollapse: 'collapse', fontSize: tokens.fontSizeBase200, marginTop: '4px' },
  cell: { textAlign: 'left', verticalAlign: 'top', padding: '2px 12px 2px 0', whiteSpace: 'pre-wrap' },
  head: { color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightRegular },
});

interface Props {
  changes: { property: string; before: string | null; after: string | null }[];
}

/** What of an event is different: before and after. */
export function ChangedProperties({ changes }: Props) {
  const styles = useStyles();
  const t = useT();
  const name = (property: string) => t.properties[property] ?? property;
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            {[t.run.field, t.run.before, t.run.after].map((text) => (
              <th key={text} scope="col" className={mergeClasses(styles.cell, styles.head)}>
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {changes.map(({ property, before, after }, index) => (
            <tr key={index}>
              <th scope="row" className={styles.cell}>
                {name(property)}
              </th>
              <td className={styles.cell}>{before === null ? '–' : <del>{before}</del>}</td>
              <td className={styles.cell}>{after === null ? '–' : <ins>{after}</ins>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
