package org.caldavsync.e2e;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The other tests believe a visitor who notices nothing: here there is something to notice. */
@Tag("real")
class VisitorTest {
    @TempDir
    Path data;

    private PackedService service;
    private Visitor visitor;

    @BeforeEach
    void visit() {
        service = PackedService.start(data);
        visitor = Visitor.of(service);
        visitor.open("/");
        visitor.expectNoProblems();
        visitor.expectNoBarriers();
    }

    @AfterEach
    void leave() {
        visitor.close();
        service.close();
    }

    @Test
    void notices_what_the_content_security_policy_forbids() {
        visitor.page().evaluate("""
                () => new Promise(seen => {
                    document.addEventListener('securitypolicyviolation', seen);
                    document.head.append(Object.assign(document.createElement('style'), {textContent: 'p {color: red}'}));
                })
                """);

        assertThatThrownBy(visitor::expectNoProblems).hasMessageContaining("CSP style-src");
    }

    @Test
    void notices_barriers_and_requests_to_others() {
        visitor.page().evaluate("() => document.querySelector('main').append(document.createElement('button'))");
        visitor.page().evaluate("() => fetch('http://127.0.0.1:9/').catch(() => 0)");

        assertThatThrownBy(visitor::expectNoBarriers).hasMessageContaining("button-name");
        assertThatThrownBy(visitor::expectNoProblems).hasMessageContaining("127.0.0.1:9");
    }
}
