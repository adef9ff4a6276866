import { counting } from '../plural';

const { count } = counting('en');

export const destinations = {
  destinations: {
    title: 'Destinations',
    one: 'Destination',
    add: 'Add destination',
    addTitle: 'Add a destination',
    duplicateTitle: (name: string) => `Duplicate ${name}`,
    find: 'Find a destination',
    count: (shown: number, all: number) => `${String(shown)} of ${count(all, 'destination', 'destinations')}`,
    noneFit: (search: string) => `No destination fits “${search}”`,
    empty: 'No destinations yet',
    emptyText:
      'A destination reads an ICS link, for example of a school or a club, and writes its events into a calendar of yours. You see every change before the first one is made.',
    deletedSafe: 'Events that it wrote stay in the calendar.',
  },
};
