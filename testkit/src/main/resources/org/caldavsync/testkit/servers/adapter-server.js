// An in-memory store below npm's caldav-adapter: node adapter-server.js <port>
const Koa = require('koa');
const crypto = require('node:crypto');
const adapter = require('caldav-adapter');

const USERS = { alice: 'secret', bob: 'secret2' };
const PRELUDE = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\n';
const calendars = new Map(); // by "user/calendar"

const etag = (text) => '"' + crypto.createHash('md5').update(text).digest('hex') + '"';
const failure = (status, message) => Object.assign(new Error(message), { status, expose: true });
const key = (eventId) => eventId.replace(/\.ics$/, '');
const find = (args, user) => calendars.get((args.principalId || user) + '/' + args.calendarId);
const value = (property, text) => (new RegExp('^' + property + '[^:\\r\\n]*:(.*?)\\r?$', 'm').exec(text) || [])[1];

function create(owner, calendarId, options = {}) {
  const calendar = {
    calendarId,
    owner,
    name: options.name || calendarId,
    description: options.description || '',
    timezone: options.timezone || '',
    color: options.color || '',
    order: options.order || 0,
    readonly: false,
    rev: 1,
    events: new Map(),
    get synctoken() {
      return `http://127.0.0.1/ns/sync/${this.rev}`;
    },
  };
  calendars.set(owner + '/' + calendarId, calendar);
  return calendar;
}

function date(text) {
  const m = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d))?/.exec(text || '');
  return m && new Date(Date.UTC(+m[1], m[2] - 1, +m[3], +(m[4] || 0), +(m[5] || 0), +(m[6] || 0)));
}

function store(ctx, args) {
  const calendar = find(args);
  if (!calendar) throw failure(409, 'no such calendar');
  const ics = ctx.request.body;
  const uid = value('UID', ics);
  const type = (/BEGIN:(VEVENT|VTODO|VJOURNAL)/.exec(ics) || [])[1];
  if (!uid || !type) throw failure(403, 'not a calendar object');
  for (const [id, other] of calendar.events) {
    if (!other.deleted_at && other.uid === uid && id !== key(args.eventId)) throw failure(409, 'no-uid-conflict');
  }
  const body = ics.slice(ics.indexOf('BEGIN:' + type));
  const event = {
    eventId: key(args.eventId),
    href: ctx.path,
    uid,
    ics,
    componentType: type,
    rev: ++calendar.rev,
    recurs: /^RRULE|^RDATE/m.test(body),
    start: date(value('DTSTART', body)),
    end: date(value('DTEND', body)),
  };
  calendar.events.set(event.eventId, event);
  return event;
}

function list(args) {
  const calendar = find(args);
  if (!calendar) return [];
  const since = args.syncToken ? +(/\/(\d+)$/.exec(args.syncToken) || [])[1] : 0;
  if (args.syncToken && !(since >= 1 && since <= calendar.rev)) throw failure(403, 'valid-sync-token');
  return [...calendar.events.values()].filter(
    (event) =>
      event.rev > since &&
      (!event.deleted_at || (args.showDeleted && since)) &&
      (!args.componentType || event.componentType === args.componentType),
  );
}

function overlaps(event, args) {
  const endsLater = !(args.start && (event.end || event.start) < args.start);
  const startsSooner = !(args.end && event.start && event.start >= args.end);
  return event.recurs ? startsSooner : !event.start || (startsSooner && endsLater);
}

function remove(args) {
  const calendar = find(args);
  const event = calendar.events.get(key(args.eventId));
  if (!event || event.deleted_at) throw failure(404, 'not found');
  event.deleted_at = new Date();
  event.rev = ++calendar.rev;
}

const components = (event) =>
  event.ics.replace(/^[\s\S]*?(?=BEGIN:(?:VEVENT|VTODO))/, '').replace(/END:VCALENDAR\s*$/, '');

const data = {
  getCalendar: async (ctx, args) => find(args),
  getCalendarId: (ctx, calendar) => calendar.calendarId,
  getCalendarsForPrincipal: async (ctx, args) =>
    [...calendars.values()].filter((calendar) => calendar.owner === args.user.principalId),
  createCalendar: async (ctx, options) => {
    const user = ctx.state.user.principalId;
    if (calendars.has(user + '/' + options.calendarId)) throw failure(405, 'exists');
    return create(user, options.calendarId, options);
  },
  updateCalendar: async (ctx, args) => Object.assign(find(args) || {}, args.name ? { name: args.name } : {}),
  deleteCalendar: async (ctx, args) => {
    calendars.delete(args.principalId + '/' + args.calendarId);
  },
  getEvent: async (ctx, args) => {
    const calendar = find(args);
    const event = calendar && calendar.events.get(key(args.eventId));
    return event && !event.deleted_at ? event : undefined;
  },
  createEvent: async (ctx, args) => store(ctx, args),
  updateEvent: async (ctx, args) => store(ctx, args),
  deleteEvent: async (ctx, args) => remove(args),
  getEventsForCalendar: async (ctx, args) => list(args),
  getEventsByDate: async (ctx, args) => list(args).filter((event) => overlaps(event, args)),
  buildICS: async (ctx, events) =>
    Array.isArray(events) ? PRELUDE + events.map(components).join('') + 'END:VCALENDAR\r\n' : events.ics,
  getETag: (ctx, x) => etag(x.ics === undefined ? x.synctoken : x.ics + x.rev),
};

for (const user of Object.keys(USERS)) create(user, 'default');
const app = new Koa();
app.on('error', (error) => {
  if (!error.status || error.status >= 500) console.error(error);
});
app.use(
  adapter({
    caldavRoot: '/',
    calendarRoot: 'cal',
    principalRoot: 'p',
    authRealm: 'caldav-adapter',
    logEnabled: false,
    authenticate: async (ctx, { username, password, principalId }) =>
      USERS[username] === password && (!principalId || principalId === username)
        ? { principalId: username, principalName: username, email: username + '@example.com' }
        : undefined,
    data,
  }),
);
app.listen(+process.argv[2], '127.0.0.1');
