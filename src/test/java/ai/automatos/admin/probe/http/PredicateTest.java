package ai.automatos.admin.probe.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.automatos.admin.catalog.TestRecipe;
import ai.automatos.admin.catalog.TestRecipe.Predicate.Test;
import ai.automatos.admin.common.Json;
import ai.automatos.admin.net.OutboundReply;
import ai.automatos.admin.probe.ProbeFailure;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredicateTest {
    private static String identity(String path, Test test, String value, String body)
            throws ProbeFailure, com.fasterxml.jackson.core.JsonProcessingException {
        TestRecipe.Predicate predicate = new TestRecipe.Predicate(path, test, value == null ? null : Json.read(value));
        TestRecipe.Http recipe = new TestRecipe.Http(
                "",
                "GET",
                "https://example.com",
                Map.of(),
                Map.of(),
                null,
                null,
                new TestRecipe.Success(Set.of(200), predicate),
                new TestRecipe.Identity("passed"),
                List.of());
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new ReplyReader(recipe, new OutboundReply(200, Map.of(), bytes, false, null)).identity();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
        ok         | EQUALS       | true     | {"ok":true}
        a.b.1.c    | EQUALS       | "x"      | {"a":{"b":[0,{"c":"x"}]}}
        error      | NOT_EQUALS   | "bad"    | {"error":"fine"}
        error      | NOT_EQUALS   | "bad"    | {}
        id         | PRESENT      |          | {"id":0}
        error      | ABSENT       |          | {"id":0}
        error      | ABSENT       |          | {"error":null}
        n          | TRUTHY       |          | {"n":3}
        s          | TRUTHY       |          | {"s":"x"}
        list       | TRUTHY       |          | {"list":[1]}
        text       | NOT_CONTAINS | "denied" | {"text":"all good"}
        list       | NOT_CONTAINS | "x"      | {"list":["a"]}
        """)
    void holds(String path, Test test, String value, String body) throws Exception {
        assertThat(identity(path, test, value, body)).isEqualTo("passed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
        ok         | EQUALS       | true     | {"ok":"true"}
        ok         | EQUALS       | true     | {}
        error      | NOT_EQUALS   | "bad"    | {"error":"bad"}
        error      | NOT_EQUALS   | "bad"    | not json
        id         | PRESENT      |          | {"id":null}
        error      | ABSENT       |          | {"error":"x"}
        error      | ABSENT       |          | not json
        n          | TRUTHY       |          | {"n":0}
        list       | TRUTHY       |          | {"list":[]}
        missing    | TRUTHY       |          | {}
        text       | NOT_CONTAINS | "denied" | {"text":"access denied"}
        list       | NOT_CONTAINS | "a"      | {"list":["a"]}
        """)
    void doesNotHold(String path, Test test, String value, String body) {
        assertThatThrownBy(() -> identity(path, test, value, body)).isInstanceOf(ProbeFailure.class);
    }
}
