const Koa = require('koa'), crypto = require('node:crypto'), path = require('node:path');
const adapter = require('caldav-adapter');
const USERS = { alice: 'secret', bob: 'secret2' }, cals = new Map(); // "user/cal" -> {..., events: Map}
const etag = (s) => '"' + crypto.createHash('md5').update(s).digest('hex') + '"';
const err = (status, m) => Object.assign(new Error(m), { status, expose: true });
const mk = (u, id, o = {}) => { const c = { calendarId: id, owner: u, name: o.name || id, description: o.description || '', timezone: o.timezone || '', color: o.color || '', order: o.order || 0,
  readonly: false, rev: 1, events: new Map(), get synctoken() { return `http://127.0.0.1/ns/sync/${this.rev}`; } }; cals.set(u + '/' + id, c); return c; };
for (const u of Object.keys(USERS)) mk(u, 'default');
const key = (id) => id.replace(/\.ics$/, '');
const get = (a, u) => cals.get((a.principalId || u) + '/' + a.calendarId);
const dt = (s) => { const m = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d))?/.exec(s || ''); return m && new Date(Date.UTC(+m[1], m[2] - 1, +m[3], +(m[4] || 0), +(m[5] || 0), +(m[6] || 0))); };
const store = (ctx, a) => {
  const c = get(a); if (!c) throw err(409, 'no such calendar');
  const ics = ctx.request.body, uid = (/^UID[^:\r\n]*:(.*?)\r?$/m.exec(ics) || [])[1], t = (/BEGIN:(VEVENT|VTODO|VJOURNAL)/.exec(ics) || [])[1];
  if (!uid || !t) throw err(403, 'not a calendar object');
  for (const [k, e] of c.events) if (!e.deleted_at && e.uid === uid && k !== key(a.eventId)) throw err(409, 'no-uid-conflict');
  const body = ics.slice(ics.indexOf('BEGIN:' + t));
  const e = { eventId: key(a.eventId), href: ctx.path, uid, ics, componentType: t, rev: ++c.rev, rec: /^RRULE|^RDATE/m.test(body),
    start: dt((/^DTSTART[^:\r\n]*:(.*?)\r?$/m.exec(body) || [])[1]), end: dt((/^DTEND[^:\r\n]*:(.*?)\r?$/m.exec(body) || [])[1]) };
  c.events.set(e.eventId, e); return e; };
const list = (a) => { const c = get(a); if (!c) return [];
  const since = a.syncToken ? +(/\/(\d+)$/.exec(a.syncToken) || [])[1] : 0;
  if (a.syncToken && !(since >= 1 && since <= c.rev)) throw err(403, 'valid-sync-token');
  return [...c.events.values()].filter((e) => e.rev > since && (!e.deleted_at || (a.showDeleted && since)) && (!a.componentType || e.componentType === a.componentType)); };
const app = new Koa();
app.on('error', (e) => { if (!e.status || e.status >= 500) console.error(e); });
app.use(adapter({ caldavRoot: '/', calendarRoot: 'cal', principalRoot: 'p', authRealm: 'caldav-adapter', logEnabled: false,
  authenticate: async (ctx, { username, password, principalId }) => USERS[username] === password && (!principalId || principalId === username)
    ? { principalId: username, principalName: username, email: username + '@example.com' } : undefined,
  data: {
    getCalendar: async (ctx, a) => get(a), getCalendarId: (ctx, c) => c.calendarId,
    getCalendarsForPrincipal: async (ctx, a) => [...cals.values()].filter((c) => c.owner === a.user.principalId),
    createCalendar: async (ctx, o) => { const u = ctx.state.user.principalId; if (cals.has(u + '/' + o.calendarId)) throw err(405, 'exists'); return mk(u, o.calendarId, o); },
    updateCalendar: async (ctx, a) => Object.assign(get(a) || {}, a.name ? { name: a.name } : {}),
    deleteCalendar: async (ctx, a) => { cals.delete(a.principalId + '/' + a.calendarId); },
    getEvent: async (ctx, a) => { const c = get(a), e = c && c.events.get(key(a.eventId)); return e && !e.deleted_at ? e : undefined; },
    createEvent: async (ctx, a) => store(ctx, a), updateEvent: async (ctx, a) => store(ctx, a),
    deleteEvent: async (ctx, a) => { const c = get(a), e = c.events.get(key(a.eventId)); if (!e || e.deleted_at) throw err(404, 'not found'); e.deleted_at = new Date(); e.rev = ++c.rev; },
    getEventsForCalendar: async (ctx, a) => list(a),
    getEventsByDate: async (ctx, a) => list(a).filter((e) => e.rec ? !(a.end && e.start && e.start >= a.end)
      : !e.start || (!(a.end && e.start >= a.end) && !(a.start && (e.end || e.start) < a.start))),
    buildICS: async (ctx, e) => Array.isArray(e) ? 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\n' + e.map((x) => x.ics.replace(/^[\s\S]*?(?=BEGIN:(?:VEVENT|VTODO))/, '').replace(/END:VCALENDAR\s*$/, '')).join('') + 'END:VCALENDAR\r\n' : e.ics,
    getETag: (ctx, x) => etag(x.ics === undefined ? x.synctoken : x.ics + x.rev),
  } }));
app.listen(+process.argv[2], '127.0.0.1');
