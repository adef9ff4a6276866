package org.caldavsync.server.notify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caldavsync.http.Credentials;
import org.caldavsync.http.HttpAnswer;
import org.caldavsync.http.HttpFailure;
import org.caldavsync.http.HttpGateway;

/**
 * Carries one notice, once.
 *
 * @param limit how long all mailboxes of one server may take
 */
record Courier(HttpGateway gateway, Duration limit) {
    /** Not found is what some proxies say while the server behind them starts. */
    private static final Set<Integer> MAY_PASS = Set.of(404, 408, 425, 429);

    /** Those that are told together. */
    sealed interface Round {
        List<? extends Channel> channels();

        /** Those of them. */
        Round only(Set<Channel> some);
    }

    record Web(Channel.OverHttp channel) implements Round {
        @Override
        public List<Channel> channels() {
            return List.of(channel);
        }

        @Override
        public Round only(Set<Channel> some) {
            return this;
        }
    }

    /** Mailboxes of one server: they share a connection and a login. */
    record Post(MailServer server, List<Channel.Mail> channels) implements Round {
        @Override
        public Round only(Set<Channel> some) {
            return new Post(server, channels.stream().filter(some::contains).toList());
        }
    }

    /** All of them, in their order. */
    static List<Round> rounds(List<Channel> channels) {
        List<Round> rounds = new ArrayList<>();
        Map<MailServer, List<Channel.Mail>> mail = new LinkedHashMap<>();
        for (Channel channel : channels) {
            switch (channel) {
                case Channel.OverHttp web -> rounds.add(new Web(web));
                case Channel.Mail box ->
                    mail.computeIfAbsent(box.server(), _ -> new ArrayList<>()).add(box);
            }
        }
        mail.forEach((server, boxes) -> rounds.add(new Post(server, List.copyOf(boxes))));
        return List.copyOf(rounds);
    }

    /** How it ended for each. */
    Map<Channel, Delivery> tell(Round round, Notice notice) {
        return switch (round) {
            case Web web -> Map.of(web.channel(), post(web.channel(), notice));
            case Post post -> new Postman(gateway, limit).deliver(post, notice);
        };
    }

    private Delivery post(Channel.OverHttp channel, Notice notice) {
        try (HttpAnswer answer = gateway.session(channel.access()).send(channel.call(notice))) {
            int status = answer.status();
            if (status >= 200 && status < 300) {
                return Delivery.HEARD;
            }
            String problem = "The server answered with status " + status + ".";
            if (status == 401 && !(channel.access().credentials() instanceof Credentials.None)) {
                return Delivery.lockedOut(problem);
            }
            return status >= 500 || MAY_PASS.contains(status) ? Delivery.mayPass(problem) : Delivery.refused(problem);
        } catch (HttpFailure failure) {
            return of(failure);
        }
    }

    /** What is as it will be at the next attempt is refused. */
    static Delivery of(HttpFailure failure) {
        String problem = String.valueOf(failure.getMessage());
        return switch (failure) {
            case HttpFailure.TlsFailed tls
            when tls.reason() != HttpFailure.TlsFailed.Reason.OTHER -> Delivery.refused(problem);
            case HttpFailure.BlockedAddress _, HttpFailure.RedirectRefused _, HttpFailure.RedirectLoop _ ->
                Delivery.refused(problem);
            case HttpFailure _ -> Delivery.mayPass(problem);
        };
    }
}
