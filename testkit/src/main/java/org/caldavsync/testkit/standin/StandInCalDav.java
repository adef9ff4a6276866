package org.caldavsync.testkit.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import javax.net.ServerSocketFactory;
import org.caldavsync.testkit.Account;
import org.caldavsync.testkit.Answer;
import org.caldavsync.testkit.Events;
import org.caldavsync.testkit.LoopbackListener;
import org.caldavsync.testkit.ReceivedRequest;
import org.caldavsync.testkit.RequestReader;

/**
 * A CalDAV server in memory with the account {@link Account#ALICE}. Faithful and fast unless it is given quirks, a
 * page size, latency or faults, any of which may change while it runs.
 */
public final class StandInCalDav implements AutoCloseable {
    static final String PRINCIPAL = "/principals/alice/";
    static final String HOME = "/calendars/alice/";

    private final Map<String, StandInCalendar> calendars = new ConcurrentSkipListMap<>();
    private final Set<Quirk> quirks = ConcurrentHashMap.newKeySet();
    private final TrafficCounter traffic = new TrafficCounter();
    private final LoopbackListener listener;
    private volatile Duration latency = Duration.ZERO;
    private volatile int pageSize = Integer.MAX_VALUE;
    private volatile Function<ReceivedRequest, Optional<Answer>> faults = request -> Optional.empty();

    private StandInCalDav(int port, Set<Quirk> quirks) {
        this.quirks.addAll(quirks);
        this.listener = LoopbackListener.start(ServerSocketFactory.getDefault(), port, this::serve);
    }

    public static StandInCalDav start(Quirk... quirks) {
        return new StandInCalDav(0, Set.of(quirks));
    }

    /**
     * Runs on its own until its standard input ends, so that it never outlives who started it. Prints its address.
     *
     * @param arguments port, number of calendars, number of sample events in each
     */
    static void main(String[] arguments) throws IOException {
        try (StandInCalDav server = new StandInCalDav(Integer.parseInt(arguments[0]), Set.of())) {
            int events = Integer.parseInt(arguments[2]);
            for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
                server.newCalendar("calendar-" + i, i * events, events);
            }
            System.out.println(server.base());
            while (System.in.read() >= 0) {
                // Whoever started this process holds the other end.
            }
        }
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + listener.port() + "/");
    }

    public URI home() {
        return base().resolve(HOME);
    }

    public URI uri(StandInCalendar calendar) {
        return base().resolve(href(calendar));
    }

    /** Adds a calendar that holds the first sample events, named {@code event-0.ics} and so on. */
    @CanIgnoreReturnValue
    public StandInCalendar newCalendar(String name, int events) {
        return newCalendar(name, 0, events);
    }

    /** Adds a calendar that holds this many sample events, of which the first has this number. */
    @CanIgnoreReturnValue
    public StandInCalendar newCalendar(String name, int first, int events) {
        StandInCalendar calendar = create(name, "Calendar " + name);
        for (int i = first; i < first + events; i++) {
            calendar.put("event-" + i + ".ics", Events.sample(i).getBytes(UTF_8));
        }
        return calendar;
    }

    public Collection<StandInCalendar> calendars() {
        return calendars.values();
    }

    /** Takes a calendar away as if its owner had deleted it. */
    public void remove(StandInCalendar calendar) {
        calendars.remove(calendar.name());
    }

    @CanIgnoreReturnValue
    public StandInCalDav with(Quirk quirk) {
        quirks.add(quirk);
        return this;
    }

    @CanIgnoreReturnValue
    public StandInCalDav without(Quirk quirk) {
        quirks.remove(quirk);
        return this;
    }

    /** Lets a sync-collection list at most that many members, and end with a 507 (RFC 6578 §3.6). */
    public void pageSize(int members) {
        pageSize = members;
    }

    /** Waits that long before each answer. */
    public void latency(Duration wait) {
        latency = wait;
    }

    /** Lets the test answer in its place, well or badly, any request it wants to. */
    public void faults(Function<ReceivedRequest, Optional<Answer>> answers) {
        faults = answers;
    }

    /** What went over the wire since the last call. */
    public Traffic takeTraffic() {
        return traffic.take();
    }

    @Override
    public void close() {
        listener.close();
    }

    static String href(StandInCalendar calendar) {
        return HOME + CalendarObject.encoded(calendar.name()) + "/";
    }

    static String href(StandInCalendar calendar, CalendarObject object) {
        return href(calendar) + object.segment();
    }

    Optional<StandInCalendar> calendar(String name) {
        return Optional.ofNullable(calendars.get(name));
    }

    @CanIgnoreReturnValue
    StandInCalendar create(String name, String displayName) {
        StandInCalendar calendar = new StandInCalendar(name, displayName);
        calendars.put(name, calendar);
        return calendar;
    }

    int pageSize() {
        return pageSize;
    }

    private void serve(Socket socket) throws IOException, InterruptedException {
        RequestReader reader = new RequestReader(traffic.counting(socket.getInputStream()));
        OutputStream out = new BufferedOutputStream(traffic.counting(socket.getOutputStream()), 16_384);
        Optional<ReceivedRequest> request = reader.next();
        while (request.isPresent() && answer(request.get(), out)) {
            request = reader.next();
        }
    }

    /** Answers, and says whether the connection may serve another request. */
    private boolean answer(ReceivedRequest request, OutputStream out) throws IOException, InterruptedException {
        traffic.request(request.method());
        LockSupport.parkNanos(latency.toNanos());
        Optional<Answer> fault = faults.apply(request);
        if (fault.isPresent()) {
            return fault.get().send(request, out);
        }
        Exchange exchange = new Exchange(request, quirks, out);
        if (isAllowed(request)) {
            new Router(this, exchange).answer();
        } else {
            exchange.status(401, "WWW-Authenticate: Basic realm=\"stand-in\"\r\n");
        }
        return !request.header("Connection").orElse("").equalsIgnoreCase("close");
    }

    private boolean isAllowed(ReceivedRequest request) {
        String pair = Account.ALICE.user() + ":" + Account.ALICE.password();
        String expected = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
        return quirks.contains(Quirk.NO_AUTHENTICATION)
                || request.header("Authorization").equals(Optional.of(expected));
    }
}
