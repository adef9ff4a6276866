package org.caldavsync.testkit;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import javax.net.ServerSocketFactory;
import org.caldavsync.testkit.Fault.Step;
import org.caldavsync.testkit.Fault.Verdict;

/** A TCP proxy in front of a server that breaks connections as it is told. Connections without a fault just pass. */
public final class FaultProxy implements AutoCloseable {
    private final String host;
    private final int port;
    private final ConcurrentLinkedQueue<Fault> next = new ConcurrentLinkedQueue<>();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile Supplier<Fault> otherwise = Fault::none;
    private LoopbackListener listener;

    private FaultProxy(URI target) {
        this.host = target.getHost();
        this.port = target.getPort();
        this.listener = LoopbackListener.start(ServerSocketFactory.getDefault(), this::serve);
    }

    /** A proxy to the host and port of this address. */
    public static FaultProxy to(URI target) {
        return new FaultProxy(target);
    }

    /** The same address by way of this proxy. */
    public URI uri(URI target) {
        return URI.create(target.getScheme() + "://127.0.0.1:" + listener.port())
                .resolve(target.getRawPath());
    }

    /** The faults of the next connections, one each. */
    @CanIgnoreReturnValue
    public FaultProxy next(Fault... faults) {
        next.addAll(List.of(faults));
        return this;
    }

    /** The fault of every connection that has none of its own. */
    @CanIgnoreReturnValue
    public FaultProxy always(Fault fault) {
        otherwise = () -> fault;
        return this;
    }

    /** One of these faults, chosen at random, for that share of the connections. The test prints its seed. */
    @CanIgnoreReturnValue
    public FaultProxy sometimes(RandomGenerator random, double share, Fault... faults) {
        List<Fault> choice = List.of(faults);
        otherwise = () -> random.nextDouble() < share ? choice.get(random.nextInt(choice.size())) : Fault.none();
        return this;
    }

    /** Refuses connections from now on and ends those that are open. */
    public void refuse() {
        listener.close();
    }

    /** Accepts connections again, on the same port. */
    public void accept() {
        listener = LoopbackListener.start(ServerSocketFactory.getDefault(), listener.port(), this::serve);
    }

    /** How many connections were accepted. */
    public int connections() {
        return connections.get();
    }

    @Override
    public void close() {
        listener.close();
    }

    private void serve(Socket client) throws IOException, InterruptedException {
        connections.incrementAndGet();
        Fault fault = next.isEmpty() ? otherwise.get() : next.remove();
        try (Socket server = new Socket(host, port)) {
            server.setTcpNoDelay(true);
            Thread requests = Thread.ofVirtual().start(() -> pump(client, server, fault.request(), client));
            pump(server, client, fault.answer(), client);
            requests.join();
        }
    }

    private static void pump(Socket from, Socket to, Step step, Socket client) {
        byte[] bytes = new byte[16_384];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                Verdict verdict = step.forward(bytes, count, out);
                if (verdict != Verdict.GO_ON) {
                    client.setSoLinger(verdict == Verdict.RESET, 0);
                    from.close();
                    to.close();
                    return;
                }
            }
            to.shutdownOutput();
        } catch (IOException e) {
            // One side went away: so does the other, by the pump of the other direction or by the end of serve.
        }
    }
}
