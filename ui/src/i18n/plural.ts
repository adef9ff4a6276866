/** The rules of one language for numbers in sentences. */
export function counting(language: string) {
  const rules = new Intl.PluralRules(language);
  const digits = new Intl.NumberFormat(language);
  return {
    number: (n: number): string => digits.format(n),
    /** `1 event`, `1,280 events`. */
    count: (n: number, one: string, other: string): string =>
      `${digits.format(n)} ${rules.select(n) === 'one' ? one : other}`,
    /** The form alone. */
    form: (n: number, one: string, other: string): string => (rules.select(n) === 'one' ? one : other),
  };
}
