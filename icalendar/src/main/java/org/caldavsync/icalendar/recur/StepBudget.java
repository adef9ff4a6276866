package org.caldavsync.icalendar.recur;

/** How much work one question may cost: a step is one day, period or occurrence looked at. */
final class StepBudget {
    /** Some milliseconds; enough for two centuries of a daily rule. */
    static final int STEPS = 100_000;

    private int left;

    StepBudget(int steps) {
        left = steps;
    }

    static StepBudget full() {
        return new StepBudget(STEPS);
    }

    /** Takes one step; false when none is left, from then on always. */
    boolean spend() {
        if (left > 0) {
            left--;
            return true;
        }
        return false;
    }

    boolean isSpent() {
        return left == 0;
    }

    int left() {
        return left;
    }
}
