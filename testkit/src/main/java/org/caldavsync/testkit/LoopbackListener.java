package org.caldavsync.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ServerSocketFactory;

/** Listens on 127.0.0.1 and hands each connection to a virtual thread of its own. Closing it ends them all. */
public final class LoopbackListener implements AutoCloseable {
    /** Serves one connection, which is closed when it returns. */
    public interface ConnectionHandler {
        void serve(Socket connection) throws IOException, InterruptedException;
    }

    private static final int BACKLOG = 200;

    private final ServerSocket server;
    private final ConnectionHandler handler;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private LoopbackListener(ServerSocket server, ConnectionHandler handler) {
        this.server = server;
        this.handler = handler;
    }

    public static LoopbackListener start(ServerSocketFactory sockets, ConnectionHandler handler) {
        return start(sockets, 0, handler);
    }

    /**
     * Starts to listen.
     *
     * @param port 0 for any
     */
    public static LoopbackListener start(ServerSocketFactory sockets, int port, ConnectionHandler handler) {
        try {
            ServerSocket server =
                    sockets.createServerSocket(port, BACKLOG, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
            LoopbackListener listener = new LoopbackListener(server, handler);
            listener.threads.execute(listener::accept);
            return listener;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() {
        closeQuietly(server);
        open.forEach(LoopbackListener::closeQuietly);
        threads.shutdownNow();
        threads.close();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket connection = server.accept();
                open.add(connection);
                threads.execute(() -> serve(connection));
            } catch (IOException e) {
                closeQuietly(server);
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            handler.serve(connection);
        } catch (IOException e) {
            // The client went away, which is its right; what it saw is what the test looks at.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(connection);
        }
    }

    private static void closeQuietly(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
