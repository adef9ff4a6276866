import type { Run, RunItem } from '../api/types';

/** A run as plain text, for reports of a defect. It is English, whatever is spoken on the page. */
export function runReport(run: Run, items: RunItem[], name: string): string {
  const lines = [
    `Run ${String(run.id)} of ${run.kind} “${name}”`,
    `Status: ${run.status}, trigger: ${run.trigger}`,
    `Started: ${run.started_at}, finished: ${run.finished_at ?? '-'}`,
    `Requests: ${String(run.requests)}, bytes: ${String(run.bytes)}`,
    `Counts: ${Object.entries(run.counts)
      .map(([what, n]) => `${what} ${String(n)}`)
      .join(', ')}`,
    ...(run.error === null ? [] : [`Error: ${run.error}`]),
    ...items.map(({ uid, action, reason, summary, start }) =>
      [`- ${action}`, start ?? '', summary, uid, reason].filter((part) => part !== '').join(' | '),
    ),
  ];
  return `${lines.join('\n')}\n`;
}
