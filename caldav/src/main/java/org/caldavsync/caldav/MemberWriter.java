package org.caldavsync.caldav;

import java.util.List;
import java.util.function.Function;
import org.caldavsync.http.Body;
import org.caldavsync.http.HttpCall;

/** PUT and DELETE of single members, conditional wherever the server has versions (RFC 4791 §5.3.2, RFC 9110 §13). */
final class MemberWriter {
    private final WebDav webDav;

    MemberWriter(WebDav webDav) {
        this.webDav = webDav;
    }

    PutResult create(Href collection, Href member, CalendarData data) {
        WriteAnswer answer = webDav.write(put(collection, member, data).header("If-None-Match", "*"));
        if (answer.isSuccess()) {
            return stored(collection, member, answer);
        }
        return switch (answer.status()) {
            case 404, 410 -> new NotWritten.NoCollection(answer.error().message());
            case 412 -> WriteRefusal.isUidConflict(answer) ? WriteRefusal.judge(answer) : new NotWritten.Exists();
            default -> WriteRefusal.judge(answer);
        };
    }

    PutResult update(Href collection, Href member, ETag etag, CalendarData data) {
        HttpCall put = put(collection, member, data);
        WriteAnswer answer = matching(etag, form -> put.header("If-Match", form));
        if (answer.isSuccess()) {
            return stored(collection, member, answer);
        }
        return answer.isMissing() ? new NotWritten.Missing() : changedOr(answer);
    }

    PutResult overwrite(Href collection, Href member, CalendarData data) {
        WriteAnswer answer = webDav.write(put(collection, member, data));
        if (answer.isSuccess()) {
            return stored(collection, member, answer);
        }
        return answer.isMissing() ? new NotWritten.Missing() : changedOr(answer);
    }

    DeleteResult delete(Href collection, Href member, ETag etag) {
        HttpCall delete = delete(collection, member);
        WriteAnswer answer = matching(etag, form -> delete.header("If-Match", form));
        return isGone(answer) ? new DeleteResult.Deleted(answer.isSuccess()) : changedOr(answer);
    }

    DeleteResult erase(Href collection, Href member) {
        WriteAnswer answer = webDav.write(delete(collection, member));
        return isGone(answer) ? new DeleteResult.Deleted(answer.isSuccess()) : changedOr(answer);
    }

    private static boolean isGone(WriteAnswer answer) {
        return answer.isSuccess() || answer.isMissing();
    }

    private static HttpCall delete(Href collection, Href member) {
        requireMember(collection, member);
        return HttpCall.of("DELETE", member.uri()).header("Schedule-Reply", "F");
    }

    /** A 412 says so even where nothing was asked for: it says nothing against the content. */
    private static NotWritten changedOr(WriteAnswer answer) {
        boolean changed = answer.status() == 412 && !WriteRefusal.isUidConflict(answer);
        return changed ? new NotWritten.Changed() : WriteRefusal.judge(answer);
    }

    /** Tries the forms in which a server may know its own tag, as long as it says that none matched. */
    private WriteAnswer matching(ETag etag, Function<String, HttpCall> call) {
        List<String> forms = etag.ifMatchForms();
        if (forms.isEmpty()) {
            throw new IllegalArgumentException("a member is only written over in a known version");
        }
        WriteAnswer answer = webDav.write(call.apply(forms.getFirst()));
        for (String other : forms.subList(1, forms.size())) {
            if (answer.status() != 412) {
                break;
            }
            answer = webDav.write(call.apply(other));
        }
        return answer;
    }

    private static PutResult stored(Href collection, Href member, WriteAnswer answer) {
        return new PutResult.Stored(answer.location(collection).orElse(member), answer.strongETag());
    }

    private static HttpCall put(Href collection, Href member, CalendarData data) {
        requireMember(collection, member);
        return HttpCall.of("PUT", member.uri()).body(CalendarData.MEDIA_TYPE, Body.of(data.toByteArray()));
    }

    /** A PUT or DELETE that reaches the collection replaces or removes all of it on some servers. */
    private static void requireMember(Href collection, Href member) {
        if (!member.mayBeMemberOf(collection)) {
            throw new IllegalArgumentException(member + " cannot be a member of " + collection);
        }
    }
}
