package org.caldavsync.server.destination.push;

import java.util.List;
import java.util.Optional;
import org.caldavsync.caldav.CalDavException;
import org.caldavsync.caldav.CalendarData;
import org.caldavsync.caldav.Href;
import org.caldavsync.http.HttpFailure;
import org.caldavsync.icalendar.CalendarObject;
import org.jspecify.annotations.Nullable;

/** What the writers of one run share. Safe for use by several threads. */
final class RunTools implements ItemWriter.Tools {
    private final PushTools tools;
    private final PushClaim claim;
    private final Lookout lookout;
    private final Scene scene;
    private boolean lookedAgain;
    private @Nullable Boolean readOnly;

    RunTools(PushTools tools, PushClaim claim, Lookout lookout, Scene scene) {
        this.tools = tools;
        this.claim = claim;
        this.lookout = lookout;
        this.scene = scene;
    }

    @Override
    public CalendarObject object(FeedItem item) {
        return scene.reading().object(item.read());
    }

    @Override
    public CalendarData text(CalendarObject object) {
        return CalendarData.of(tools.resources().write(object));
    }

    @Override
    public MemberReader reader() {
        return tools.members();
    }

    @Override
    public MemberNames names() {
        return scene.situation().terms().names();
    }

    @Override
    public synchronized Optional<Href> holder(String uid) {
        Optional<Href> known = find(uid);
        if (known.isPresent() || lookedAgain) {
            return known;
        }
        lookedAgain = true;
        try {
            // Somebody may have written it since the run began. What is seen is not stored: the next run sees it too.
            var _ = lookout.again(scene.sight());
        } catch (CalDavException | HttpFailure unseen) {
            return Optional.empty();
        }
        return find(uid);
    }

    private Optional<Href> find(String uid) {
        return scene.sight().members().ofUid(uid).stream()
                .map(TargetMember::href)
                .findFirst();
    }

    @Override
    public boolean belongsToOther(Href href) {
        return scene.situation().known().others().contains(href);
    }

    @Override
    public synchronized boolean isReadOnly() {
        if (readOnly == null) {
            try {
                readOnly = !lookout.collections(scene.sight()).get().probe().isWritable();
            } catch (CalDavException | HttpFailure unseen) {
                readOnly = false;
            }
        }
        return readOnly;
    }

    @Override
    public void intend(PushedItem row) {
        tools.targets().intend(claim, List.of(row));
    }
}
