package org.caldavsync.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.helper.SimpleMessageListener;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server (SubEtha SMTP) on a free port of 127.0.0.1 that keeps what it is handed. Its user is alice, with secret. */
public final class PostOffice implements AutoCloseable {
    /** How a connection to it is kept from others. */
    public enum Security {
        /** Takes nothing before STARTTLS. */
        STARTTLS,
        TLS,
        NONE
    }

    /** A message as it came. */
    public record Letter(String from, String to, String text) {}

    private final SMTPServer server;
    private final BlockingQueue<Letter> letters = new LinkedBlockingQueue<>();
    private final List<String> logins = new CopyOnWriteArrayList<>();

    private PostOffice(SMTPServer.Builder settings, boolean guarded) {
        this.server = settings.requireAuth(guarded)
                .authenticationHandlerFactory(
                        new EasyAuthenticationHandlerFactory((name, password, _) -> letIn(name, password)))
                .bindAddress(InetAddress.getLoopbackAddress())
                .insertReceivedHeaders(false)
                .simpleMessageListener(new Counter())
                .build();
        server.start();
    }

    /** Takes mail from anybody. */
    public static PostOffice open(Security security, SSLContext certificate) {
        return new PostOffice(settings(security, certificate), false);
    }

    /** Takes mail from its user only. */
    public static PostOffice guarded(Security security, SSLContext certificate) {
        return new PostOffice(settings(security, certificate), true);
    }

    private void letIn(String name, String password) throws LoginFailedException {
        logins.add(name);
        if (!name.equals("alice") || !password.equals("secret")) {
            throw new LoginFailedException("who are you?");
        }
    }

    private static SMTPServer.Builder settings(Security security, SSLContext certificate) {
        SMTPServer.Builder settings = SMTPServer.port(0);
        return switch (security) {
            case STARTTLS -> settings.enableTLS().requireTLS().startTlsSocketFactory(certificate);
            case TLS -> settings.serverSocketFactory(certificate);
            case NONE -> settings;
        };
    }

    /** Nobody has no mailbox. */
    private final class Counter implements SimpleMessageListener {
        @Override
        public boolean accept(String from, String recipient) {
            return !recipient.startsWith("nobody@");
        }

        @Override
        public void deliver(String from, String recipient, InputStream data) throws IOException {
            letters.add(new Letter(from, recipient, new String(data.readAllBytes(), UTF_8)));
        }
    }

    public int port() {
        return server.getPortAllocated();
    }

    /** The next letter that came or comes. */
    public Letter awaitLetter() throws InterruptedException {
        Letter letter = letters.poll(60, TimeUnit.SECONDS);
        if (letter == null) {
            throw new AssertionError("No letter came.");
        }
        return letter;
    }

    /** Whoever tried to log in, right or wrong. */
    public List<String> logins() {
        return List.copyOf(logins);
    }

    /** Those nobody has awaited. */
    public List<Letter> letters() {
        return List.copyOf(letters);
    }

    @Override
    public void close() {
        server.stop();
    }
}
