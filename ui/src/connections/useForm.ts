import { useState } from 'react';
import { useT } from '../i18n/TextProvider';
import type { FieldErrors } from './account';
import { formProblem, noProblem, type FormProblem } from './formProblem';

/** What is typed and what is wrong with it. What is changed is wrong no longer. */
export function useForm<D extends object>(initial: () => D) {
  const t = useT();
  const [draft, setDraft] = useState(initial);
  const [problem, setProblem] = useState<FormProblem>(noProblem);
  const show = (fields: FieldErrors, message?: string) => {
    setProblem({ fields, message });
  };
  return {
    draft,
    problem,
    wrong: Object.keys(problem.fields).length,
    reset: (to: D) => {
      setDraft(to);
      setProblem(noProblem);
    },
    change: (wanted: Partial<D>) => {
      setDraft((before) => ({ ...before, ...wanted }));
      const left = Object.entries(problem.fields).filter(([field]) => !(field in wanted));
      show(Object.fromEntries(left));
    },
    show,
    /** Shows what the service says; gives it back. */
    showAnswer: (error: unknown): FormProblem => {
      const told = formProblem(error, t);
      setProblem(told);
      return told;
    },
  };
}
