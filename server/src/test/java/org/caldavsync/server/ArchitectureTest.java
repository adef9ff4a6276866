package org.caldavsync.server;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The arrows between packages, and what only some of them may touch. */
class ArchitectureTest {
    private static final String SERVER = "org.caldavsync.server.";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.caldavsync");

    /** Each level may use those below it. */
    private static final List<String[]> LEVELS = List.of(
            packages("command.."),
            packages("source..", "destination..", "discovery..", "adoption..", "transfer.."),
            packages("feed..", "subject.."),
            packages("metrics..", "notify.."),
            packages("run.."),
            packages("health..", "openapi..", "dashboard.."),
            packages("web..", "auth.."),
            packages("db..", "secret..", "logging..", "ratelimit.."));

    private static String[] packages(String... names) {
        return Arrays.stream(names).map(name -> SERVER + name).toArray(String[]::new);
    }

    @Test
    void packages_of_the_server_only_look_down() {
        for (int level = 1; level < LEVELS.size(); level++) {
            for (int above = 0; above < level; above++) {
                noClasses()
                        .that()
                        .resideInAnyPackage(LEVELS.get(level))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(LEVELS.get(above))
                        .check(CLASSES);
            }
        }
    }

    @Test
    void features_and_modules_form_no_cycles() {
        slices().matching("org.caldavsync.server.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
        slices().matching("org.caldavsync.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void icalendar_does_no_io_and_knows_nobody() {
        noClasses()
                .that()
                .resideInAPackage("org.caldavsync.icalendar..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "java.net..",
                        "java.nio.file..",
                        "java.sql..",
                        "org.apache..",
                        "org.caldavsync.server..",
                        "org.caldavsync.caldav..",
                        "org.caldavsync.http.."))
                .check(CLASSES);
    }

    @Test
    void http_knows_no_caldav_and_caldav_no_service() {
        noClasses()
                .that()
                .resideInAPackage("org.caldavsync.http..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.caldavsync.caldav..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAnyPackage("org.caldavsync.http..", "org.caldavsync.caldav..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.caldavsync.server..", "org.caldavsync.icalendar..")
                .check(CLASSES);
    }

    @Test
    void what_speaks_http_speaks_no_sql() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Routes")
                .or()
                .haveSimpleNameEndingWith("Handler")
                .or()
                .resideInAnyPackage(packages("web..", "auth..", "health..", "openapi..", "dashboard..", "outbound.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.sql..", "org.jdbi.."))
                .check(CLASSES);
    }

    @Test
    void only_the_composition_root_reads_the_clock() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.caldavsync.server..",
                        "org.caldavsync.http..",
                        "org.caldavsync.caldav..",
                        "org.caldavsync.icalendar..")
                .and()
                .doNotBelongToAnyOf(Main.class, Surroundings.class)
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CLASSES);
    }
}
