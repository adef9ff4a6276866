/** Runs that somebody started on this page; only their ends are told, the others are seen in the lists. */
const own = new Set<number>();

export function noteOwnRun(id: number): void {
  own.add(id);
}

/** Whether the run was started here; asked once. */
export function takeOwnRun(id: number): boolean {
  return own.delete(id);
}
