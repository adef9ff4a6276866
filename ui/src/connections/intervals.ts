const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** What the picker offers; 0: only when somebody asks. */
export const intervals = [0, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 4 * HOUR, 12 * HOUR, 24 * HOUR];

export const DEFAULT_INTERVAL = HOUR;

interface Parts {
  amount: number;
  unit: 'second' | 'minute' | 'hour' | 'day';
}

/** The largest unit that says it without a rest. */
export function partsOf(seconds: number): Parts {
  const sizes: [Parts['unit'], number][] = [
    ['day', 24 * HOUR],
    ['hour', HOUR],
    ['minute', MINUTE],
  ];
  const fitting = sizes.find(([, size]) => seconds >= size && seconds % size === 0);
  return fitting ? { unit: fitting[0], amount: seconds / fitting[1] } : { unit: 'second', amount: seconds };
}
