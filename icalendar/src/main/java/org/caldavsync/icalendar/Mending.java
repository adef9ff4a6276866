package org.caldavsync.icalendar;

import java.util.ArrayList;
import java.util.List;

/** Puts a component and its nested ones through an ordered list of repairs and notes each line that changed. */
final class Mending {
    private final List<ComponentRepair> repairs;
    private final RepairLog log;

    Mending(List<ComponentRepair> repairs, RepairLog log) {
        this.repairs = repairs;
        this.log = log;
    }

    Component mend(Component component) {
        return mend(component, component.value("UID").orElse(""));
    }

    private Component mend(Component component, String uid) {
        Component mended = withMendedChildren(component, uid);
        for (ComponentRepair repair : repairs) {
            Component better = repair.repair(mended);
            if (!better.equals(mended)) {
                note(repair.kind(), uid, mended, better);
                mended = better;
            }
        }
        return mended;
    }

    private Component withMendedChildren(Component component, String uid) {
        if (component.children().isEmpty()) {
            return component;
        }
        List<Component> children = new ArrayList<>(component.children().size());
        component.children().forEach(child -> children.add(mend(child, uid)));
        return new Component(component.name(), component.lines(), children);
    }

    private void note(RepairKind kind, String uid, Component before, Component after) {
        List<ContentLine> gone = new ArrayList<>(before.lines());
        after.lines().forEach(gone::remove);
        gone.forEach(line -> log.add(kind, uid, line.toString()));
        if (gone.isEmpty()) {
            log.add(kind, uid, "");
        }
    }
}
