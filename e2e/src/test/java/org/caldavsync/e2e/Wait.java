package org.caldavsync.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;

/** What to wait for. */
final class Wait {
    static final Locator.WaitForOptions UNTIL_GONE = new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN);

    private Wait() {}
}
