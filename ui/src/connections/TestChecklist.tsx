import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Body1,
  Caption1,
  makeStyles,
  mergeClasses,
  Spinner,
  tokens,
} from '@fluentui/react-components';
import { CheckmarkCircle20Filled, Circle20Regular, ErrorCircle20Filled } from '@fluentui/react-icons';
import type { Discovery, DiscoveryStep } from '../api/types';
import { useT } from '../i18n/TextProvider';
import { checklist, type Check } from './checklist';
import { problemText } from './formProblem';
import type { DiscoveryTry } from './useDiscovery';

const useStyles = makeStyles({
  box: {
    display: 'grid',
    gap: '8px',
    padding: '12px 16px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  list: { listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: '8px' },
  line: { display: 'grid', gridTemplateColumns: '20px 1fr', gap: '10px' },
  text: { display: 'grid' },
  ok: { color: tokens.colorStatusSuccessForeground1 },
  failed: { color: tokens.colorPaletteRedForeground1 },
  waiting: { color: tokens.colorNeutralForeground4 },
  quiet: { color: tokens.colorNeutralForeground3 },
  steps: { margin: 0, paddingLeft: '20px', display: 'grid', gap: '6px', overflowWrap: 'anywhere' },
  mono: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
});

/** How a connection went, line by line; the one that failed says what to do. */
export function TestChecklist({ attempt, url }: { attempt: DiscoveryTry; url: string }) {
  const styles = useStyles();
  const t = useT();
  if (attempt.isIdle) {
    return null;
  }
  return (
    <div className={styles.box} role="status" aria-label={t.checks.title}>
      {attempt.isPending && <Spinner size="tiny" labelPosition="after" label={t.checks.running} />}
      {attempt.error && (
        <Line
          check={{ id: 'reached', result: 'failed' }}
          text={t.checks.notTried}
          fix={problemText(attempt.error, t)}
        />
      )}
      {attempt.data && <Answer discovery={attempt.data} url={url} />}
    </div>
  );
}

function Answer({ discovery, url }: { discovery: Discovery; url: string }) {
  const styles = useStyles();
  const t = useT();
  const texts: Record<Check['id'], string> = {
    reached: t.checks.reached,
    certificate: t.checks.certificate,
    signedIn: t.checks.signedIn,
    account: discovery.principal === null ? t.checks.account : t.checks.accountAt(discovery.principal),
    calendars:
      discovery.status === 'success' ? t.checks.found(discovery.calendars.length) : t.checks.calendars,
  };
  const noneFound = discovery.status === 'success' ? t.checks.noneFix : t.said(discovery.message);
  return (
    <>
      <ul className={styles.list}>
        {checklist(discovery, url).map((check) => (
          <li key={check.id}>
            <Line
              check={check}
              text={texts[check.id]}
              fix={check.result === 'failed' ? noneFound : undefined}
            />
          </li>
        ))}
      </ul>
      {discovery.steps.length > 0 && <Steps steps={discovery.steps} />}
    </>
  );
}

const icons = { ok: CheckmarkCircle20Filled, failed: ErrorCircle20Filled, waiting: Circle20Regular };

function Line({ check, text, fix }: { check: Check; text: string; fix?: string }) {
  const styles = useStyles();
  const t = useT();
  const Icon = icons[check.result];
  return (
    <div className={styles.line}>
      <Icon className={styles[check.result]} aria-label={t.checks.results[check.result]} />
      <div className={styles.text}>
        <Body1 className={mergeClasses(check.result === 'waiting' && styles.quiet)}>{text}</Body1>
        {fix && <Body1 className={styles.failed}>{fix}</Body1>}
      </div>
    </div>
  );
}

/** Every request that was sent, for those who run the server. */
function Steps({ steps }: { steps: DiscoveryStep[] }) {
  const styles = useStyles();
  const t = useT();
  return (
    <Accordion collapsible>
      <AccordionItem value="steps">
        <AccordionHeader size="small">{t.checks.steps(steps.length)}</AccordionHeader>
        <AccordionPanel>
          <ol className={styles.steps}>
            {steps.map((step, index) => (
              <li key={index}>
                <span className={styles.mono}>
                  {step.method} {step.url} {step.status === 0 ? '' : step.status}
                </span>
                <br />
                <Caption1 className={styles.quiet}>{step.verdict}</Caption1>
              </li>
            ))}
          </ol>
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  );
}
