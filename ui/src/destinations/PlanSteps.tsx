import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Button,
  makeStyles,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { Mark } from '../calendar/entry';
import { useT } from '../i18n/TextProvider';
import { ChangedEvent } from '../runs/ChangedEvent';
import { lookOf } from '../states/itemActions';
import type { Step } from './plan';

const PAGE = 50;

const useStyles = makeStyles({ list: { listStyle: 'none', margin: 0, padding: 0 } });

interface Props {
  mark: Mark | 'skipped' | 'linked';
  steps: Step[];
}

/** The steps of one kind, each with its reason. */
export function PlanSteps({ mark, steps }: Props) {
  const styles = useStyles();
  const t = useT();
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
              <ChangedEvent
                key={index}
                event={step}
                note={step.takes_over ? t.destinations.takesOver : undefined}
              />
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
