/** Sentences of the service and what they mean in another language; `{}` stands for what differs from case to case. */
export type Sentences = readonly (readonly [said: string, meant: string])[];

const GAP = '{}';

/** An expression that matches that sentence at the beginning of a text, and what follows it up to the next. */
function patternOf(said: string): RegExp {
  const parts = said.split(GAP).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('(.+?)')}(?:\\s+|$)`);
}

/**
 * Puts what the service says into another language, sentence by sentence. What it stores and answers is English; a
 * text with a sentence that is not known stays as it is, so that nobody reads half of each.
 */
export function interpreter(sentences: Sentences): (message: string) => string {
  const known = sentences.map(([said, meant]) => ({ pattern: patternOf(said), meant }));
  const remembered = new Map<string, string>();
  const interpret = (message: string): string => {
    const told: string[] = [];
    let rest = message.trim();
    while (rest !== '') {
      const fitting = known.flatMap(({ pattern, meant }) => {
        const found = pattern.exec(rest);
        return found ? [{ found, meant }] : [];
      })[0];
      if (!fitting) {
        return message;
      }
      const gaps = fitting.found.slice(1);
      told.push(fitting.meant.replaceAll(GAP, () => gaps.shift() ?? ''));
      rest = rest.slice(fitting.found[0].length);
    }
    return told.join(' ');
  };
  return (message) => {
    const before = remembered.get(message);
    if (before !== undefined) {
      return before;
    }
    const meant = interpret(message);
    remembered.set(message, meant);
    return meant;
  };
}
