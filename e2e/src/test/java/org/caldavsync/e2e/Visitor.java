package org.caldavsync.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A tab of somebody with a browser of their own, whose storage nobody shares. Notes everything that should not
 * happen on any page: errors in the console, violations of the Content-Security-Policy, requests to other hosts.
 */
final class Visitor implements AutoCloseable {
    /** Two frames, then the end of every transition; a spinner has none. */
    private static final String SETTLE = """
            async () => {
              for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)
              const ends = document.getAnimations().filter(each => each.effect.getComputedTiming().iterations !== Infinity)
              await Promise.allSettled(ends.map(each => each.finished))
            }""";

    private static final Path SCREENSHOTS = Path.of(System.getProperty("screenshots"));
    private static final double PATIENCE_MS = 60_000;

    /** Fluent UI's focus traps; aria-hidden and focusable by design. */
    private static final String TABSTER = "[data-tabster-dummy]";

    /** A status the page asked for and shows: Chromium logs each. */
    private static final Pattern ANSWERED = Pattern.compile("Failed to load resource: the server responded .*");

    /** Texts that end beyond the window, or beyond the edge of what clips them without saying so. */
    private static final String CUT_OFF = """
            () => {
              const isSeen = each => each.checkVisibility({opacityProperty: true, visibilityProperty: true})
                  && !each.closest('[aria-hidden=true], [data-tabster-dummy]')
              const scrolls = each => each && (/auto|scroll/.test(getComputedStyle(each).overflowX)
                  || scrolls(each.parentElement))
              const texts = [...document.querySelectorAll('body *')].filter(each =>
                  [...each.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim() !== '')
                  && isSeen(each) && each.getClientRects().length > 0)
              const cut = texts.filter(each => {
                const style = getComputedStyle(each)
                const box = each.getBoundingClientRect()
                const beyond = box.width > 1 && (box.right > innerWidth + 1 || box.left < -1) && !scrolls(each)
                const clipped = box.width > 1 && style.overflowX !== 'visible' && style.textOverflow !== 'ellipsis'
                    && !/auto|scroll/.test(style.overflowX) && each.scrollWidth > each.clientWidth + 1
                return beyond || clipped
              }).map(each => each.textContent.trim().slice(0, 60))
              for (const bar of document.querySelectorAll('.fui-MessageBar')) {
                if (isSeen(bar) && bar.scrollHeight > bar.clientHeight + 2) cut.push(bar.textContent.slice(0, 60))
              }
              const root = document.scrollingElement
              return root.scrollWidth > innerWidth ? [...cut, `sideways: ${root.scrollWidth} > ${innerWidth}`] : cut
            }""";

    private static final String TELL_VIOLATIONS = """
            document.addEventListener('securitypolicyviolation',
                    event => console.error('CSP', event.violatedDirective, event.blockedURI));
            """;

    private final URI base;
    private final Look look;
    private final BrowserContext context;
    private final Page page;
    private final List<String> problems = new ArrayList<>();

    private Visitor(URI base, Look look, BrowserContext context) {
        this.base = base;
        this.look = look;
        this.context = context;
        this.page = context.newPage();
        page.onConsoleMessage(this::note);
        page.onPageError(error -> problems.add("uncaught: " + error));
        page.onRequest(request -> {
            if (!request.url().startsWith(base.toString()) && !request.url().startsWith("data:")) {
                problems.add("request to " + request.url());
            }
        });
    }

    static Visitor of(PackedService service) {
        return of(service, Look.USUAL);
    }

    static Visitor of(PackedService service, Look look) {
        return of(service.uri("/"), look, look.options());
    }

    /** Comes by way of a proxy that asks for a user and a password, and knows them. */
    static Visitor of(URI proxy, String user, String password) {
        return of(proxy, Look.USUAL, Look.USUAL.options().setHttpCredentials(user, password));
    }

    private static Visitor of(URI base, Look look, Browser.NewContextOptions options) {
        BrowserContext context = Chromium.browser().newContext(options);
        context.setDefaultTimeout(PATIENCE_MS);
        context.addInitScript(TELL_VIOLATIONS);
        return new Visitor(base, look, context);
    }

    /** The same visitor's second tab; closes with the first. */
    Visitor inAnotherTab() {
        return new Visitor(base, look, context);
    }

    private void note(ConsoleMessage message) {
        if (message.type().equals("error") && !ANSWERED.matcher(message.text()).matches()) {
            problems.add(message.text());
        }
    }

    Page page() {
        return page;
    }

    /** Goes to that path and waits until it shows its content. */
    void open(String path) {
        page.navigate(base.resolve(path).toString());
        if (path.contains("/new") || path.contains("run=")) {
            dialog().locator("h2").first().waitFor();
        }
        awaitContent();
    }

    /** Waits until the heading is there and nothing is loading any more. */
    void awaitContent() {
        page.locator("h1, [role=dialog] h2").first().waitFor();
        page.waitForCondition(
                () -> page.locator("[aria-label=Loading], .fui-Skeleton").count() == 0);
    }

    /** What lies over the page. */
    Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(false))
                .first();
    }

    /** A picture that stands for that word. */
    Locator sign(String word) {
        return page.getByRole(
                AriaRole.IMG, new Page.GetByRoleOptions().setName(word).setExact(true));
    }

    /** That text where it can be seen: the choices of a list have it, too. */
    Locator text(String text) {
        return page.getByText(text).locator("visible=true").first();
    }

    /** Opens the menu of that source or destination and chooses from it. */
    void choose(String item, String connection) {
        button("Actions for " + connection).first().click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(item))
                .click();
    }

    /** Keeps what the page looks like now, whole, as {@code <look>/<name>.png}. */
    void screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(look.name()).resolve(name + ".png"))
                .setAnimations(ScreenshotAnimations.DISABLED)
                .setFullPage(true));
    }

    /** Fails with every barrier that axe finds on the page as it is once nothing changes its colour any more. */
    void expectNoBarriers() {
        page.evaluate(SETTLE);
        AxeResults results =
                new AxeBuilder(page).setLegacyMode(true).exclude(TABSTER).analyze();
        List<String> barriers =
                results.getViolations().stream().map(Visitor::text).toList();
        assertThat(results.getPasses()).as("rules that could be checked").isNotEmpty();
        assertThat(barriers).as("barriers on %s (%s)", page.url(), look).isEmpty();
    }

    /** Fails with every text that cannot be read without scrolling sideways, or not at all. */
    void expectNothingCutOff() {
        page.evaluate(SETTLE);
        assertThat((List<?>) page.evaluate(CUT_OFF))
                .as("cut off on %s (%s)", page.url(), look)
                .isEmpty();
    }

    private static String text(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream().map(node -> node.getHtml()).toList();
    }

    /** Fails with everything noted so far. */
    void expectNoProblems() {
        assertThat(problems).as("problems until %s (%s)", page.url(), look).isEmpty();
    }

    @Override
    public void close() {
        context.close();
    }
}
