package ai.automatos.admin.probe.http;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.catalog.FieldSpec;
import ai.automatos.admin.catalog.HttpRecipe;
import ai.automatos.admin.catalog.HttpRecipe.Jwt;
import ai.automatos.admin.common.Json;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.ProbeFixture;
import ai.automatos.admin.probe.ProbeOutcome;
import ai.automatos.admin.probe.http.PlayedService.Answer;
import ai.automatos.admin.probe.http.PlayedService.Part;
import ai.automatos.admin.probe.http.PlayedService.Request;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was said, and what became of it. */
record Conversation(
        Rehearsal rehearsal, Map<String, String> values, List<Answer> answers, Part part, ProbeOutcome outcome) {
    Diagnosis diagnosis() {
        assertThat(outcome).isInstanceOf(ProbeOutcome.Failed.class);
        return ((ProbeOutcome.Failed) outcome).diagnosis();
    }

    void requireVerified() {
        assertThat(outcome).isInstanceOf(ProbeOutcome.Verified.class);
        List<Answer> newestFirst = new ArrayList<>(answers);
        Collections.reverse(newestFirst);
        if (rehearsal.recipe().identity() != null) {
            boolean noLogin = !rehearsal.recipe().loginFields().isEmpty() && !rehearsal.asksWithoutLogin(values);
            assertThat(((ProbeOutcome.Verified) outcome).evidence())
                    .isEqualTo(PlayedAnswer.identity(rehearsal.recipe(), newestFirst)
                            + (noLogin ? ", " + ProbeFixture.MESSAGES.get("probe.evidence.no_login") : ""));
        }
    }

    /** With all fields filled, everything that the recipe lists is sent, once and filled in. */
    void requireWholeRequests() {
        int end = part.seen().size() - (rehearsal.asksWithoutLogin(values) ? 1 : 0);
        assertThat(end).isGreaterThanOrEqualTo(rehearsal.exchanges().size());
        List<Request> last = part.seen().subList(end - rehearsal.exchanges().size(), end);
        for (int i = 0; i < last.size(); i++) {
            requireWhole(rehearsal.exchanges().get(i).request(), last.get(i));
        }
    }

    private static void requireWhole(HttpRecipe.Request wanted, Request seen) {
        assertThat(seen.method()).isEqualTo(wanted.method());
        assertThat(seen.headers().values())
                .allSatisfy(values -> assertThat(values).hasSize(1));
        Set<String> headers = seen.headers().keySet().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        wanted.headers().keySet().stream()
                .filter(name -> !name.startsWith("{"))
                .forEach(name -> assertThat(headers).contains(name.toLowerCase(Locale.ROOT)));
        wanted.query().keySet().stream()
                .filter(name -> !name.startsWith("{"))
                .forEach(name -> assertThat(seen.uri())
                        .containsPattern("[?&]" + java.util.regex.Pattern.quote(AddressTemplate.encode(name)) + "="));
        if (wanted.body() instanceof HttpRecipe.FormBody form) {
            assertThat(seen.body().split("&")).hasSameSizeAs(form.entries().keySet());
        } else if (wanted.body() instanceof HttpRecipe.JsonBody body) {
            assertThat(leaves(json(seen.body()))).isEqualTo(leaves(body.json()));
        }
        assertThat(wanted.basic() != null && wanted.headers().containsKey("Authorization"))
                .as("two logins")
                .isFalse();
        assertThat(headers.contains("content-type") || seen.body().isEmpty())
                .as("content type")
                .isTrue();
        assertThat(seen.method().equals("POST") && !headers.contains("content-length"))
                .as("length said")
                .isFalse();
    }

    /** Each secret that the recipe names came over: as it is, or in what was made with it. */
    void requireSecrets() {
        MadeUpValues made = new MadeUpValues(rehearsal.type(), Rehearsal.KEYS, Rehearsal.NOWHERE);
        for (Map.Entry<String, String> secret : secrets().entrySet()) {
            if (!made.isPassphrase(secret.getKey()) && !came(secret.getKey(), secret.getValue(), made)) {
                throw new AssertionError(secret.getKey() + " never came");
            }
        }
    }

    private boolean came(String name, String value, MadeUpValues made) {
        List<SeenText> seen = part.seen().stream().map(SeenText::new).toList();
        if (seen.stream().anyMatch(text -> text.holds(value))) {
            return true;
        }
        List<Jwt> tokens = rehearsal.exchanges().stream()
                .flatMap(exchange -> exchange.request().computed().values().stream())
                .filter(Jwt.class::isInstance)
                .map(Jwt.class::cast)
                .filter(jwt -> jwt.key().equals("{" + name + "}"))
                .toList();
        if (!tokens.isEmpty()) {
            return tokens.stream()
                    .allMatch(jwt -> seen.stream()
                            .flatMap(text -> text.tokens().stream())
                            .anyMatch(token -> Rehearsal.KEYS.verifies(token, jwt, value)));
        }
        String key = name.split("\\.")[0];
        Map<String, String> changed = new HashMap<>(values);
        changed.put(key, made.other(rehearsal.type().field(key).orElseThrow()));
        List<Request> others = rehearsal.hold(changed, answers).part().seen();
        return !words(others).equals(words(part.seen()));
    }

    private static List<String> words(List<Request> requests) {
        return requests.stream()
                .map(request -> request.toString().replaceAll("/p\\d+", "").replaceAll("127\\.0\\.0\\.1:\\d+", ""))
                .toList();
    }

    /** By the name that templates use. */
    private Map<String, String> secrets() {
        Set<String> named = new MadeUpValues(rehearsal.type(), Rehearsal.KEYS, "").named();
        Map<String, String> secrets = new TreeMap<>();
        for (FieldSpec field : rehearsal.type().fields()) {
            String value = values.get(field.key());
            if (!field.secure() || value == null) {
                continue;
            }
            if (named.contains(field.key())) {
                secrets.put(field.key(), value.replace(Rehearsal.NOWHERE, ""));
            }
            named.stream()
                    .filter(name -> name.startsWith(field.key() + "."))
                    .forEach(name -> secrets.put(
                            name,
                            JsonPath.at(json(value), name.substring(field.key().length() + 1))
                                    .asText()));
        }
        return secrets;
    }

    boolean secretsInAddress() {
        return Stream.concat(secrets().values().stream(), rehearsal.taken().values().stream())
                .anyMatch(secret ->
                        part.seen().stream().anyMatch(request -> new SeenText(request).inRequestLine(secret)));
    }

    /** Whatever a service repeats. */
    void requireDiscretion() {
        String told = outcome.toString();
        secrets().values().stream()
                .flatMap(secret -> Stream.of(secret, AddressTemplate.encode(secret)))
                .forEach(secret -> assertThat(told).doesNotContain(secret));
    }

    private static long leaves(JsonNode node) {
        if (node.isValueNode()) {
            return 1;
        }
        long leaves = 0;
        for (JsonNode child : node) {
            leaves += leaves(child);
        }
        return leaves;
    }

    private static JsonNode json(String text) {
        try {
            return Json.read(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON", e);
        }
    }
}
