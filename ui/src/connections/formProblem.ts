import { ApiProblem } from '../api/client';
import type { Catalogue } from '../i18n/en';
import type { FieldErrors } from './account';

export interface FormProblem {
  fields: FieldErrors;
  message?: string;
}

/** What an answer or its absence says to people. */
export function problemText(error: unknown, t: Catalogue): string {
  return error instanceof ApiProblem && error.message !== ''
    ? t.said(error.message)
    : t.errors.unreachableSafe;
}

export const noProblem: FormProblem = { fields: {} };

/** What the service says of a form: below the fields where it names them, else above. */
export function formProblem(error: unknown, t: Catalogue): FormProblem {
  if (!(error instanceof ApiProblem)) {
    return { fields: {}, message: t.errors.unreachableSafe };
  }
  const fields = Object.fromEntries(error.fields.map(({ field, message }) => [field, message]));
  const isTold = error.fields.length > 0;
  return {
    fields,
    message: isTold ? undefined : problemText(error, t),
  };
}
