import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Body1Strong,
  Button,
  Caption1,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { Mark } from '../calendar/entry';
import { useTexts } from '../i18n/TextProvider';
import { ChangedProperties } from '../runs/ChangedProperties';
import { lookOf } from '../states/itemActions';
import type { Step } from './plan';

const PAGE = 50;

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: {
    display: 'grid',
    gap: '2px',
    padding: '8px 0',
    overflowWrap: 'anywhere',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    ':last-child': { borderBottomStyle: 'none' },
  },
  quiet: { color: tokens.colorNeutralForeground3 },
});

interface Props {
  mark: Mark | 'skipped' | 'linked';
  steps: Step[];
}

/** The steps of one kind, each with its reason. */
export function PlanSteps({ mark, steps }: Props) {
  const styles = useStyles();
  const { t, format } = useTexts();
  const [shown, setShown] = useState(PAGE);
  if (steps.length === 0) {
    return null;
  }
  const { icon: Icon } = lookOf(mark);
  const isWork = mark !== 'skipped' && mark !== 'linked';
  return (
    <Accordion collapsible defaultOpenItems={isWork ? [mark] : []}>
      <AccordionItem value={mark}>
        <AccordionHeader icon={<Icon />} as="h2">
          {t.destinations.steps[mark](steps.length)}
        </AccordionHeader>
        <AccordionPanel>
          <ul className={styles.list}>
            {steps.slice(0, shown).map((step, index) => (
              <li key={index} className={styles.item}>
                <Body1Strong>{step.summary === '' ? t.run.untitled : step.summary}</Body1Strong>
                {step.start && <Caption1 className={styles.quiet}>{format.exact(step.start)}</Caption1>}
                {step.takes_over && <Caption1>{t.destinations.takesOver}</Caption1>}
                {step.reason && <Caption1>{step.reason}</Caption1>}
                {step.changes && step.changes.length > 0 && <ChangedProperties changes={step.changes} />}
              </li>
            ))}
          </ul>
          {shown < steps.length && (
            <Button
              onClick={() => {
                setShown(shown + PAGE);
              }}
            >
              {t.common.more}
            </Button>
          )}
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  );
}
