package org.caldavsync.server.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.List;

/** The page as HTML. Every text from outside is escaped, every path percent-encoded (RFC 3986 §2.1). */
final class FeedPage {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final String UNRESERVED = "-._~/";

    private final String base;

    /** @param base what goes in front of every link; empty, or ends with a slash */
    FeedPage(String base) {
        this.base = base;
    }

    String render(List<FeedCatalogue.Entry> feeds) {
        String list = feeds.isEmpty() ? Resource.read("no-feeds.html") : list(feeds);
        return Resource.read("page.html").replace("{base}", escape(base)).replace("{feeds}", list);
    }

    private String list(List<FeedCatalogue.Entry> feeds) {
        StringBuilder html = new StringBuilder("    <ul class=\"feeds\">\n");
        for (FeedCatalogue.Entry feed : feeds) {
            html.append("      <li><strong>")
                    .append(escape(feed.source()))
                    .append("</strong> <a href=\"")
                    .append(escape(base + "ics/" + encode(feed.path())))
                    .append("\">/ics/")
                    .append(escape(feed.path()))
                    .append("</a> <span class=\"tags\">")
                    .append(tags(feed))
                    .append("</span></li>\n");
        }
        return html.append("    </ul>").toString();
    }

    private static String tags(FeedCatalogue.Entry feed) {
        String access = feed.needsPassword() ? tag("private", "Private") : tag("open", "Public");
        return feed.ready() ? access : tag("waiting", "Waiting for first sync") + ' ' + access;
    }

    private static String tag(String kind, String text) {
        return "<span class=\"tag " + kind + "\">" + text + "</span>";
    }

    static String encode(String path) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : path.getBytes(UTF_8)) {
            char c = (char) (octet & 0xff);
            if (c < 128 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0)) {
                encoded.append(c);
            } else {
                encoded.append('%').append(HEX.toHexDigits(octet));
            }
        }
        return encoded.toString();
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
