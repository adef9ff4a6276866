package org.caldavsync.server.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.caldavsync.server.feed.FeedLookup.Match;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("store")
class FeedLookupTest {
    @TempDir
    Path directory;

    private FeedSite site;

    @BeforeEach
    void open() {
        site = new FeedSite(directory, 1 << 20);
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void finds_the_main_and_the_extra_paths_of_a_source() {
        long source = site.source(false);
        site.path(source, "home", "main", false);
        site.path(source, "my/other home", "extra", false);

        assertThat(site.lookup.find("home")).isEqualTo(new Match.Found(source, false));
        assertThat(site.lookup.find("my/other home")).isEqualTo(new Match.Found(source, false));
        assertThat(site.lookup.find("Home")).isEqualTo(new Match.Unknown(false));
    }

    @Test
    void tries_the_path_without_ics_only_where_the_whole_is_unknown() {
        long plain = site.source(false);
        long suffixed = site.source(false);
        site.path(plain, "work", "main", false);
        site.path(plain, "home", "extra", false);
        site.path(suffixed, "home.ics", "main", false);

        assertThat(site.lookup.find("work.ics")).isEqualTo(new Match.Found(plain, false));
        assertThat(site.lookup.find("home.ics")).isEqualTo(new Match.Found(suffixed, false));
        assertThat(site.lookup.find("work.ics.ics")).isEqualTo(new Match.Unknown(false));
    }

    @Test
    void opens_all_paths_of_a_public_source_that_has_no_public_path() {
        long source = site.source(true);
        site.path(source, "home", "main", false);
        site.path(source, "extra", "extra", false);

        assertThat(site.lookup.find("home")).isEqualTo(new Match.Found(source, true));
        assertThat(site.lookup.find("extra")).isEqualTo(new Match.Found(source, true));
        assertThat(site.lookup.find("public/home")).isEqualTo(new Match.Unknown(true));
    }

    @Test
    void opens_only_the_public_path_of_a_source_that_has_one() {
        long source = site.source(true);
        site.path(source, "home", "main", false);
        site.path(source, "shared", "public", true);

        assertThat(site.lookup.find("home")).isEqualTo(new Match.Found(source, false));
        assertThat(site.lookup.find("shared")).isEqualTo(new Match.Unknown(false));
        assertThat(site.lookup.find("public/shared")).isEqualTo(new Match.Found(source, true));
        assertThat(site.lookup.find("public/shared.ics")).isEqualTo(new Match.Unknown(true));
        assertThat(site.lookup.find("public/home")).isEqualTo(new Match.Unknown(true));
    }

    @Test
    void serves_a_public_extra_path_in_both_areas() {
        long source = site.source(false);
        site.path(source, "home", "main", false);
        site.path(source, "club", "extra", true);
        site.path(source, "family", "extra", false);

        assertThat(site.lookup.find("club")).isEqualTo(new Match.Found(source, true));
        assertThat(site.lookup.find("public/club")).isEqualTo(new Match.Found(source, true));
        assertThat(site.lookup.find("public/family")).isEqualTo(new Match.Unknown(true));
    }

    @Test
    void does_not_serve_the_public_path_of_a_source_that_is_no_longer_public() {
        long source = site.source(false);
        site.path(source, "shared", "public", true);

        assertThat(site.lookup.find("public/shared")).isEqualTo(new Match.Unknown(true));
    }

    @Test
    void prefers_the_public_path_of_one_source_to_an_equal_extra_path_of_another() {
        long extra = site.source(false);
        long main = site.source(true);
        site.path(extra, "club", "extra", true);
        site.path(main, "club", "public", true);

        assertThat(site.lookup.find("public/club")).isEqualTo(new Match.Found(main, true));
        assertThat(site.lookup.find("club")).isEqualTo(new Match.Found(extra, true));
    }

    @Test
    void refuses_to_climb_in_the_public_area_only() {
        assertThat(site.lookup.find("public/../home")).isEqualTo(new Match.Malformed());
        assertThat(site.lookup.find("public/a..b")).isEqualTo(new Match.Malformed());
        assertThat(site.lookup.find("a/../b")).isEqualTo(new Match.Unknown(false));
    }

    @Test
    void remembers_a_path_until_it_is_told_of_a_change() {
        long source = site.source(false);
        site.path(source, "home", "main", false);
        assertThat(site.lookup.find("home")).isEqualTo(new Match.Found(source, false));

        site.database.run(handle -> handle.execute("UPDATE sources SET public_ics = TRUE"));
        assertThat(site.lookup.find("home")).isEqualTo(new Match.Found(source, false));

        site.lookup.pathsChanged();
        assertThat(site.lookup.find("home")).isEqualTo(new Match.Found(source, true));
    }
}
