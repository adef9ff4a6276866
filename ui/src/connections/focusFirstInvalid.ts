import type { RefObject } from 'react';

/** Puts the focus where the first thing is wrong, once that is drawn. */
export function focusFirstInvalid(form: RefObject<HTMLElement | null>): void {
  requestAnimationFrame(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  });
}
