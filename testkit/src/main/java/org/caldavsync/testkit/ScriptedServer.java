package org.caldavsync.testkit;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;

/**
 * An HTTP/1.1 server on loopback that answers what a test scripted, malformed and broken answers included, and records
 * every request. A request without a script is answered 501.
 */
public final class ScriptedServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final LoopbackListener listener;
    private final String scheme;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition received = lock.newCondition();
    private final List<ReceivedRequest> requests = new ArrayList<>();
    private final Map<String, Deque<Answer>> scripts = new HashMap<>();
    private Function<ReceivedRequest, Answer> otherwise =
            request -> Answer.status(501).body("text/plain", "nothing is scripted for " + request);
    private int connections;

    private ScriptedServer(ServerSocketFactory sockets, String scheme) {
        this.scheme = scheme;
        this.listener = LoopbackListener.start(sockets, this::serve);
    }

    public static ScriptedServer start() {
        return new ScriptedServer(ServerSocketFactory.getDefault(), "http");
    }

    public static ScriptedServer startTls(SSLContext context) {
        return new ScriptedServer(context.getServerSocketFactory(), "https");
    }

    /** An address of this server; the path is used as it is. */
    public URI uri(String path) {
        return URI.create(scheme + "://127.0.0.1:" + listener.port() + path);
    }

    /** Answers requests of this method and target one after the other; the last answer stays. */
    @CanIgnoreReturnValue
    public ScriptedServer on(String method, String target, Answer... answers) {
        lock.lock();
        try {
            scripts.computeIfAbsent(method + " " + target, key -> new ArrayDeque<>())
                    .addAll(List.of(answers));
            return this;
        } finally {
            lock.unlock();
        }
    }

    /** Answers whatever has no script of its own. */
    @CanIgnoreReturnValue
    public ScriptedServer otherwise(Function<ReceivedRequest, Answer> handler) {
        lock.lock();
        try {
            otherwise = handler;
            return this;
        } finally {
            lock.unlock();
        }
    }

    /** The requests so far, in the order in which they were complete. */
    public List<ReceivedRequest> requests() {
        lock.lock();
        try {
            return List.copyOf(requests);
        } finally {
            lock.unlock();
        }
    }

    /** The requests, once there are that many. */
    @CanIgnoreReturnValue
    public List<ReceivedRequest> awaitRequests(int count) throws InterruptedException {
        lock.lock();
        try {
            long left = PATIENCE.toNanos();
            while (requests.size() < count) {
                if (left <= 0) {
                    throw new AssertionError("only " + requests + " came, instead of " + count + " requests");
                }
                left = received.awaitNanos(left);
            }
            return List.copyOf(requests);
        } finally {
            lock.unlock();
        }
    }

    /** How many connections were opened. */
    public int connections() {
        lock.lock();
        try {
            return connections;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        listener.close();
    }

    private void serve(Socket socket) throws IOException, InterruptedException {
        lock.lock();
        try {
            connections++;
        } finally {
            lock.unlock();
        }
        RequestReader reader = new RequestReader(socket.getInputStream());
        Optional<ReceivedRequest> request = reader.next();
        while (request.isPresent() && answer(request.get()).send(request.get(), socket.getOutputStream())) {
            request = reader.next();
        }
    }

    private Answer answer(ReceivedRequest request) {
        lock.lock();
        try {
            requests.add(request);
            received.signalAll();
            Deque<Answer> script = scripts.get(request.toString());
            if (script == null) {
                return otherwise.apply(request);
            }
            return script.size() > 1 ? script.remove() : script.element();
        } finally {
            lock.unlock();
        }
    }
}
