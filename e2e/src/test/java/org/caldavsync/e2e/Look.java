package org.caldavsync.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;

/** How a visitor sees the dashboard. Motion is reduced, so that a screenshot shows where things end up. */
record Look(String name, int width, ColorScheme scheme, ForcedColors forced) {
    private static final int HEIGHT = 900;

    static final Look USUAL = new Look("light-wide", 1280, ColorScheme.LIGHT, ForcedColors.NONE);
    static final Look DARK = new Look("dark-wide", 1280, ColorScheme.DARK, ForcedColors.NONE);
    static final Look NARROW = new Look("light-narrow", 390, ColorScheme.LIGHT, ForcedColors.NONE);
    static final Look DARK_NARROW = new Look("dark-narrow", 390, ColorScheme.DARK, ForcedColors.NONE);
    /** What a window of 1280 shows at 400 %, which is the least that has to do without sideways scrolling (WCAG 1.4.10). */
    static final Look SMALL = new Look("light-320", 320, ColorScheme.LIGHT, ForcedColors.NONE);

    /** What a window of 1280 shows with text at 200 % (WCAG 1.4.4). */
    static final Look ENLARGED = new Look("light-200-percent", 640, ColorScheme.LIGHT, ForcedColors.NONE);

    static final Look HIGH_CONTRAST = new Look("forced-colours", 1280, ColorScheme.DARK, ForcedColors.ACTIVE);

    Browser.NewContextOptions options() {
        return new Browser.NewContextOptions()
                .setViewportSize(width, HEIGHT)
                .setColorScheme(scheme)
                .setForcedColors(forced)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale("en-GB")
                .setTimezoneId("Europe/Berlin");
    }

    @Override
    public String toString() {
        return name;
    }
}
