import type { Download } from '../api/service';

const KEPT_MS = 60_000;

/** Hands a file to the browser, which keeps it where the person's downloads go. */
export function save({ name, content }: Download): void {
  const url = URL.createObjectURL(content);
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, KEPT_MS);
}
