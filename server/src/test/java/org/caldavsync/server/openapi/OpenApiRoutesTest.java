package org.caldavsync.server.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.caldavsync.server.web.ToySite;
import org.junit.jupiter.api.Test;

class OpenApiRoutesTest {
    @Test
    void serves_the_document_as_json() throws Exception {
        try (ToySite site = ToySite.open(new OpenApiRoutes(true))) {
            var answer = site.get("/api/openapi.json");

            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
            JsonNode document = new JsonMapper().readTree(answer.body());
            assertThat(document.get("openapi").textValue()).isEqualTo("3.1.0");
            assertThat(document.at("/components/securitySchemes/basic/scheme").textValue())
                    .isEqualTo("basic");
        }
    }

    @Test
    void refers_only_to_what_it_holds() throws Exception {
        JsonNode document = OpenApiContract.load().document();

        List<String> references = document.findValuesAsText("$ref");

        assertThat(references)
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @Test
    void names_every_operation_and_every_error_envelope() throws Exception {
        OpenApiContract contract = OpenApiContract.load();
        Set<String> ids = new HashSet<>(contract.document().findValuesAsText("operationId"));

        assertThat(ids).hasSameSizeAs(contract.operations());
        assertThat(
                        contract.problems(
                                "POST /api/sources",
                                422,
                                "{\"status\":\"error\",\"message\":\"x\",\"errors\":[{\"field\":\"name\",\"message\":\"is required\"}]}"))
                .isEmpty();
    }

    @Test
    void judges_answers_strictly() throws Exception {
        OpenApiContract contract = OpenApiContract.load();

        assertThat(contract.problems("GET /api/health", 200, "{\"status\":\"fine\"}"))
                .containsExactly("GET /api/health 200.status must be \"ok\" but is \"fine\"");
        assertThat(contract.problems("GET /api/health", 200, "{}")).containsExactly("GET /api/health 200 lacks status");
        assertThat(contract.problems("GET /api/health", 200, "{\"status\":\"ok\",\"x\":1}"))
                .containsExactly("GET /api/health 200 has x, which is not documented");
        assertThat(contract.problems("GET /api/health", 418, "{}"))
                .containsExactly("GET /api/health promises no JSON with status 418");
    }

    @Test
    void serves_swagger_ui_from_the_jar_alone() throws Exception {
        try (ToySite site = ToySite.open(new OpenApiRoutes(true))) {
            var page = site.get("/api/swagger-ui");

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'none'")
                    .contains("script-src 'self'")
                    .doesNotContain("http");
            assertThat(page.body()).doesNotContain("http");
            for (String file :
                    List.of("swagger-ui.css", "swagger-ui-bundle.js", "initializer.js", "favicon-32x32.png")) {
                var answer = site.get("/api/swagger-ui/" + file);
                assertThat(answer.statusCode()).as(file).isEqualTo(200);
                assertThat(answer.body()).as(file).isNotEmpty();
            }
            assertThat(site.get("/api/swagger-ui/swagger-ui.js").statusCode()).isEqualTo(404);
            assertThat(site.get("/api/swagger-ui/..%2fpage.html").statusCode()).isEqualTo(404);
            assertThat(site.get("/api/swagger-ui/").statusCode()).isEqualTo(302);
        }
    }

    @Test
    void leaves_swagger_ui_out_where_it_is_not_wanted() throws Exception {
        try (ToySite site = ToySite.open(new OpenApiRoutes(false))) {
            assertThat(site.get("/api/swagger-ui").statusCode()).isEqualTo(404);
            assertThat(site.get("/api/openapi.json").statusCode()).isEqualTo(200);
        }
    }
}
