package ai.automatos.admin.probe.http;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.automatos.admin.catalog.HttpRecipe;
import ai.automatos.admin.catalog.HttpRecipe.Predicate.Test;
import ai.automatos.admin.common.Json;
import ai.automatos.admin.net.OutboundReply;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.ProbeFixture;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredicateTest {
    private static void ask(String path, Test test, String value, String body)
            throws ProbeFailure, com.fasterxml.jackson.core.JsonProcessingException {
        HttpRecipe.Predicate predicate = new HttpRecipe.Predicate(path, test, value == null ? null : Json.read(value));
        HttpRecipe.Request request = ProbeFixture.recipe("""
                        {"kind": "http", "summary": "s", "method": "GET", "url": "https://example.com",
                         "success": {"statuses": [200]}}
                        """).question().request();
        HttpRecipe.Exchange exchange =
                new HttpRecipe.Exchange(request, new HttpRecipe.Success(Set.of(200), predicate, null), Map.of());
        OutboundReply reply = new OutboundReply(200, Map.of(), body.getBytes(StandardCharsets.UTF_8), false, null);
        new ReplyReader(exchange, List.of(), URI.create("https://example.com"), reply).requireSuccess();
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
    void holds(String path, Test test, String value, String body) {
        assertThatCode(() -> ask(path, test, value, body)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
        ok         | EQUALS       | true     | {"ok":"true"}
        ok         | EQUALS       | true     | {}
        error      | NOT_EQUALS   | "bad"    | {"error":"bad"}
        error      | NOT_EQUALS   | "bad"    | not json
        credits    | NOT_EQUALS   | "-1"     | {"credits":-1}
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
        assertThatThrownBy(() -> ask(path, test, value, body)).isInstanceOf(ProbeFailure.class);
    }
}
