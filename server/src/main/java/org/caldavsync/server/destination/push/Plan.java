package org.caldavsync.server.destination.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a run is going to do, in the order in which it is done: removals, which free UIDs, then changes, then what is new.
 *
 * @param steps without the removals that are held
 * @param hold the removals that the brake holds
 * @param warnings for people, one sentence each
 */
record Plan(List<Step> steps, Optional<Hold> hold, List<String> warnings) {

    /**
     * Removals that wait for a person.
     *
     * @param reason for people
     */
    record Hold(List<Step.Delete> deletions, String reason) {
        Hold {
            deletions = List.copyOf(deletions);
        }

        /** The same for the same removals of the same versions, and for no others. */
        String digest() {
            return Plan.digest(deletions.stream());
        }
    }

    Plan {
        steps = List.copyOf(steps);
        warnings = List.copyOf(warnings);
    }

    /** The steps of one kind, in order. */
    <S extends Step> List<S> all(Class<S> kind) {
        return steps.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The steps that change the server. */
    List<Step.Write> writes() {
        return all(Step.Write.class);
    }

    /** The rows to note without a write. */
    List<PushedItem> linked() {
        return all(Step.Link.class).stream().map(Step.Link::row).toList();
    }

    /** The rows about nothing. */
    List<PushedItem> forgotten() {
        return all(Step.Forget.class).stream().map(Step.Forget::row).toList();
    }

    /** Names this plan: the same for the same writes to the same versions, and for no others. */
    String id() {
        Stream<? extends Step> held = hold.stream().flatMap(each -> each.deletions().stream());
        return digest(Stream.concat(writes().stream(), held));
    }

    private static String digest(Stream<? extends Step> steps) {
        MessageDigest sha = sha256();
        steps.map(Plan::line).sorted().forEach(line -> sha.update(line.getBytes(UTF_8)));
        return HexFormat.of().formatHex(sha.digest(), 0, 16);
    }

    private static String line(Step step) {
        return switch (step) {
            case Step.Create create ->
                line("create", create.row().pushedUid(), create.row().fingerprint(), "");
            case Step.Update update ->
                line(
                        "update",
                        update.member().href().normalized(),
                        update.row().fingerprint(),
                        version(update.member()));
            case Step.Delete delete ->
                line("delete", delete.member().href().normalized(), "", version(delete.member()));
            case Step.Link _, Step.Forget _, Step.Skip _, Step.Keep _ -> "";
        };
    }

    private static String line(String action, String what, String fingerprint, String version) {
        return String.join("\t", action, what, fingerprint, version) + '\n';
    }

    private static String version(TargetMember member) {
        return member.etag().isKnown() ? member.etag().text() : member.fingerprint();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
