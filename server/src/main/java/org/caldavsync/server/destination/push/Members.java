package org.caldavsync.server.destination.push;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.caldavsync.caldav.Href;
import org.jspecify.annotations.Nullable;

/** What a calendar holds, by address and by UID; read when first asked, since most looks see no change. Not thread-safe. */
final class Members {
    private final Supplier<? extends Collection<TargetMember>> stored;
    private final Map<Href, TargetMember> byHref = new HashMap<>();
    private final Map<String, List<Href>> byUid = new HashMap<>();
    private boolean read;

    /** @param stored the copy to begin with; asked at most once */
    Members(Supplier<? extends Collection<TargetMember>> stored) {
        this.stored = stored;
    }

    Optional<TargetMember> at(Href href) {
        return Optional.ofNullable(byHref().get(href));
    }

    /** The events of that UID by address: one, none, or several where the server lets a UID occur twice. */
    List<TargetMember> ofUid(String uid) {
        Map<Href, TargetMember> members = byHref();
        return byUid.getOrDefault(uid, List.of()).stream()
                .sorted()
                .map(members::get)
                .toList();
    }

    Collection<TargetMember> all() {
        return byHref().values();
    }

    int size() {
        return byHref().size();
    }

    void put(TargetMember member) {
        remove(member.href());
        add(member);
    }

    private void add(TargetMember member) {
        byHref.put(member.href(), member);
        if (member.isEvent()) {
            byUid.merge(member.uid(), List.of(member.href()), Members::joined);
        }
    }

    void remove(Href href) {
        TargetMember before = byHref().remove(href);
        if (before != null && before.isEvent()) {
            byUid.computeIfPresent(before.uid(), (_, hrefs) -> without(hrefs, href));
        }
    }

    private Map<Href, TargetMember> byHref() {
        if (!read) {
            read = true;
            stored.get().forEach(this::add);
        }
        return byHref;
    }

    private static List<Href> joined(List<Href> some, List<Href> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static @Nullable List<Href> without(List<Href> hrefs, Href href) {
        List<Href> rest = hrefs.stream().filter(other -> !other.equals(href)).toList();
        return rest.isEmpty() ? null : rest;
    }
}
