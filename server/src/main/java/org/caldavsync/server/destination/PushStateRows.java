package org.caldavsync.server.destination;

import java.util.List;
import org.caldavsync.server.destination.DestinationDraft.Passwords;
import org.caldavsync.server.destination.DestinationSettings.Target;
import org.caldavsync.server.destination.link.LinkSettings;
import org.jdbi.v3.core.Handle;

/** What an edit of a destination does to what its runs remember. */
final class PushStateRows {
    private PushStateRows() {}

    static void follow(Handle handle, Destination before, DestinationDraft draft) {
        long id = before.id();
        DestinationSettings settings = draft.settings();
        Passwords passwords = draft.passwords();
        Target target = settings.target();
        if (!target.isCalendarOf(before.settings().target())) {
            startAfresh(handle, id);
        } else if (passwords.calendar().isPresent()
                || !target.equals(before.settings().target())) {
            handle.execute("UPDATE push_states SET basic_offered = '' WHERE destination_id = ?", id);
        }
        if (passwords.change() || !settings.worksLike(before.settings())) {
            handle.execute("UPDATE destinations SET generation = generation + 1 WHERE id = ?", id);
            handle.execute("UPDATE push_states SET settled = NULL WHERE destination_id = ?", id);
        }
        readAnew(handle, before, draft);
    }

    /** The former calendar keeps everything, and nobody remembers who has written it. */
    private static void startAfresh(Handle handle, long id) {
        List.of("pushed_items", "target_members")
                .forEach(table -> handle.execute("DELETE FROM " + table + " WHERE destination_id = ?", id));
        handle.execute("""
                UPDATE push_states SET calendar_href = NULL, ctag = NULL, sync_token = NULL, read_at = 0, listed_at = 0,
                    capabilities = '', basic_offered = '', settled = NULL, held = NULL, held_run = NULL
                WHERE destination_id = ?
                """, id);
        handle.execute("UPDATE destinations SET adopted = FALSE WHERE id = ?", id);
    }

    private static void readAnew(Handle handle, Destination before, DestinationDraft draft) {
        LinkSettings former = before.settings().link();
        LinkSettings link = draft.settings().link();
        if (link.equals(former) && !draft.passwords().change()) {
            return;
        }
        handle.execute("""
                UPDATE push_states SET link_basic_offered = '', link_etag = NULL, link_modified = NULL, link_hash = NULL
                WHERE destination_id = ?
                """, before.id());
        if (!link.address().equals(former.address())) {
            handle.execute("""
                    INSERT INTO push_states (destination_id, hold_all) VALUES (?, TRUE)
                    ON CONFLICT (destination_id) DO UPDATE SET hold_all = TRUE, held = NULL, held_run = NULL
                    """, before.id());
        }
    }
}
