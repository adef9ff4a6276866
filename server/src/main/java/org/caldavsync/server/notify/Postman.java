package org.caldavsync.server.notify;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.caldavsync.http.HttpFailure;
import org.caldavsync.http.HttpGateway;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * Takes mail to its server. The one class that knows Jakarta Mail, used nowhere before there is something to send: where no
 * mail is configured, none of its classes is loaded.
 *
 * @param limit how long the whole of a delivery may take, to all mailboxes
 */
record Postman(HttpGateway gateway, Duration limit) {
    private static final int LONGEST = 200;
    private static final int PERMANENT = 500;

    /** Delivers it once to each, by one connection. */
    Map<Channel, Delivery> deliver(Courier.Post post, Notice notice) {
        Map<Channel, Delivery> deliveries = new LinkedHashMap<>();
        Delivery rest = Delivery.mayPass("It was not its turn.");
        CountDownLatch over = new CountDownLatch(1);
        MailServer.Place place = post.server().place();
        try (Socket plain = gateway.dial(place.host(), place.port())) {
            Thread.startVirtualThread(() -> closeWhenLate(over, plain));
            hand(post, notice, plain, deliveries);
        } catch (HttpFailure failure) {
            rest = Courier.of(failure);
        } catch (MessagingException | IOException failure) {
            rest = why(place.host(), failure);
        } finally {
            over.countDown();
        }
        for (Channel.Mail mail : post.channels()) {
            deliveries.putIfAbsent(mail, rest);
        }
        return deliveries;
    }

    /** A server that says a word every minute must not hold anything for ever. */
    private void closeWhenLate(CountDownLatch over, Socket socket) {
        try {
            if (!over.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                socket.close();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (IOException closedAlready) {
            // Then nobody waits on it.
        }
    }

    private static void hand(Courier.Post post, Notice notice, Socket plain, Map<Channel, Delivery> deliveries)
            throws MessagingException, IOException {
        MailServer server = post.server();
        Session session = Session.getInstance(settings(server, plain));
        Socket connection = server.security() == MailServer.Security.TLS ? secured(server, plain) : plain;
        try (SMTPTransport transport = new SMTPTransport(session, address(server))) {
            transport.connect(connection);
            for (Channel.Mail mail : post.channels()) {
                deliveries.put(mail, handed(transport, message(session, mail, notice), mail));
            }
        }
    }

    /** One that bounces costs the others nothing; the end of the connection is the end of all. */
    private static Delivery handed(SMTPTransport transport, MimeMessage message, Channel.Mail mail)
            throws MessagingException {
        try {
            transport.sendMessage(message, message.getAllRecipients());
            return Delivery.HEARD;
        } catch (MessagingException refusal) {
            if (code(refusal) < 0 || !transport.isConnected()) {
                throw refusal;
            }
            transport.issueCommand("RSET", -1);
            return why(mail.server().place().host(), refusal);
        }
    }

    private static Properties settings(MailServer server, Socket plain) {
        Properties settings = new Properties();
        settings.put("mail.smtp.localhost", literal(plain.getLocalAddress()));
        settings.put("mail.smtp.quitwait", "false");
        if (server.security() == MailServer.Security.STARTTLS) {
            settings.put("mail.smtp.starttls.enable", "true");
            settings.put("mail.smtp.starttls.required", "true");
            settings.put("mail.smtp.ssl.checkserveridentity", "true");
            settings.put("mail.smtp.ssl.socketFactory", server.tls().context().getSocketFactory());
        }
        settings.put("mail.smtp.auth", String.valueOf(server.login().isPresent()));
        return settings;
    }

    private static URLName address(MailServer server) {
        MailServer.Place place = server.place();
        return server.login()
                .map(login -> new URLName(
                        "smtp",
                        place.host(),
                        place.port(),
                        null,
                        login.username(),
                        login.password().reveal()))
                .orElseGet(() -> new URLName("smtp", place.host(), place.port(), null, null, null));
    }

    /** Its own name is of no use to anybody, and asking for it may take long. */
    private static String literal(InetAddress own) {
        return (own instanceof Inet6Address ? "[IPv6:" : "[")
                + own.getHostAddress().replaceAll("%.*", "") + "]";
    }

    private static SSLSocket secured(MailServer server, Socket plain) throws IOException {
        MailServer.Place place = server.place();
        SSLSocket secured = (SSLSocket)
                server.tls().context().getSocketFactory().createSocket(plain, place.host(), place.port(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    private static MimeMessage message(Session session, Channel.Mail mail, Notice notice) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress(mail.from().text(), true));
        message.setRecipient(
                Message.RecipientType.TO, new InternetAddress(mail.to().text(), true));
        message.setSubject(notice.title(), "UTF-8");
        message.setSentDate(Date.from(notice.at()));
        message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: nobody's holiday answer is wanted
        message.setText(notice.title() + "\n\n" + notice.message() + "\n", "UTF-8");
        message.saveChanges();
        return message;
    }

    private static Delivery why(String host, Exception failure) {
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            switch (cause) {
                case AuthenticationFailedException login -> {
                    return locked(String.valueOf(login.getMessage()));
                }
                case SSLException tls -> {
                    return Courier.of(HttpFailure.handshake(host, tls));
                }
                case SMTPAddressFailedException refused -> {
                    return answered("The mail server refuses the recipient: ", refused, refused.getReturnCode());
                }
                case SMTPSenderFailedException refused -> {
                    return answered("The mail server refuses the sender: ", refused, refused.getReturnCode());
                }
                default -> {}
            }
        }
        return answered("The mail server did not take the message: ", failure, code(failure));
    }

    /** 454 and its like (RFC 4954) are a server that cannot tell now. */
    private static Delivery locked(String answer) {
        return answer.startsWith("4")
                ? Delivery.mayPass("The mail server cannot check the password now: " + oneLine(answer))
                : Delivery.lockedOut("The mail server does not accept the user name or password. Nothing was sent."
                        + " Check NOTIFY_SMTP_USERNAME and NOTIFY_SMTP_PASSWORD.");
    }

    private static Delivery answered(String sentence, Exception failure, int code) {
        String problem = sentence + oneLine(failure.getMessage());
        return code >= PERMANENT ? Delivery.refused(problem) : Delivery.mayPass(problem);
    }

    /** What the server answered (RFC 5321, 4.2.1); negative where it did not. */
    private static int code(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            switch (cause) {
                case SMTPAddressFailedException refused -> {
                    return refused.getReturnCode();
                }
                case SMTPSenderFailedException refused -> {
                    return refused.getReturnCode();
                }
                case SMTPSendFailedException refused -> {
                    return refused.getReturnCode();
                }
                default -> {}
            }
        }
        return -1;
    }

    private static @Nullable Throwable next(Throwable failure) {
        return failure instanceof MessagingException chained && chained.getNextException() != null
                ? chained.getNextException()
                : failure.getCause();
    }

    private static String oneLine(@Nullable String text) {
        String line = String.valueOf(text).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}
