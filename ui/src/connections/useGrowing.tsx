import { useEffect, useRef, useState, type ReactNode } from 'react';

const PAGE = 25;
/** How far below the screen the next page is made ready. */
const AHEAD = '600px';

/** The beginning of a long list, which grows as its end comes into sight. `end` goes below it. */
export function useGrowing<T>(items: T[]): { shown: T[]; end: ReactNode } {
  const [count, setCount] = useState(PAGE);
  const end = useRef<HTMLDivElement>(null);
  const hasMore = items.length > count;
  useEffect(() => {
    const mark = end.current;
    if (!hasMore || mark === null) {
      return;
    }
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) {
          setCount(count + PAGE);
        }
      },
      { rootMargin: AHEAD },
    );
    observer.observe(mark);
    return () => {
      observer.disconnect();
    };
  }, [count, hasMore]);
  return { shown: hasMore ? items.slice(0, count) : items, end: hasMore && <div ref={end} /> };
}
