package org.caldavsync.server.destination.push;

import java.util.Optional;
import org.caldavsync.caldav.DeleteResult;
import org.caldavsync.caldav.NotWritten;
import org.caldavsync.http.HttpFailure;

/** Removes one object as it was seen, and as nothing else. */
final class ItemRemover {
    private final Current current;

    ItemRemover(Current current) {
        this.current = current;
    }

    Result remove(TargetMember member) {
        return remove(member, true);
    }

    /** @param again whether to try once more where nothing but the version is another */
    private Result remove(TargetMember member, boolean again) {
        if (!member.etag().isKnown()) {
            return changed(member, again);
        }
        try {
            return switch (current.collection().delete(member.href(), member.etag())) {
                case DeleteResult.Deleted(boolean wasThere) -> new Result.Removed(wasThere);
                case NotWritten.Changed _ -> changed(member, again);
                case NotWritten refusal -> Refusals.result(refusal);
            };
        } catch (HttpFailure lost) {
            // Repeating it is harmless: what is gone is gone, what was changed is kept.
            return again ? remove(member, false) : Current.noAnswer(lost);
        }
    }

    private Result changed(TargetMember member, boolean again) {
        Optional<TargetMember> now = current.read(member.href());
        if (now.isEmpty()) {
            return new Result.Removed(false);
        }
        if (member.isStill(now.get())) {
            return erase(now.get());
        }
        return again && member.meansTheSameAs(now.get()) ? remove(now.get(), false) : Current.changing();
    }

    private Result erase(TargetMember member) {
        try {
            return switch (current.collection().erase(member.href())) {
                case DeleteResult.Deleted(boolean wasThere) -> new Result.Removed(wasThere);
                case NotWritten refusal -> Refusals.result(refusal);
            };
        } catch (HttpFailure lost) {
            return Current.noAnswer(lost);
        }
    }
}
