package ai.automatos.admin.ui.catalog;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.FieldSpec;
import ai.automatos.admin.catalog.HttpRecipe;
import ai.automatos.admin.catalog.HttpRecipe.Exchange;
import ai.automatos.admin.catalog.ProtocolRecipe;
import ai.automatos.admin.catalog.Template;
import ai.automatos.admin.catalog.TestRecipe;
import ai.automatos.admin.common.Messages;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/** Tells what a type's test does, step by step, from its recipe. What stands between backticks is for the machine. */
final class TestInWords {

    private final Messages messages;

    TestInWords(Messages messages) {
        this.messages = messages;
    }

    /** One sentence each, in the order of what happens; empty if the type has no test. */
    List<String> steps(CredentialType type) {
        TestRecipe test = type.test();
        if (test instanceof HttpRecipe http) {
            return http(type, http);
        }
        if (test instanceof ProtocolRecipe protocol) {
            return List.of(
                    messages.get("ui.tested.protocol", usedFields(type, protocol)),
                    messages.get(
                            protocol.kind().startsWith("local_")
                                    ? "ui.tested.local.shows"
                                    : "ui.tested.protocol.shows"));
        }
        return List.of();
    }

    private static String usedFields(CredentialType type, ProtocolRecipe protocol) {
        Set<String> used = protocol.parameters().values().stream()
                .flatMap(template -> new Template(template).fields().stream())
                .collect(Collectors.toSet());
        return type.fields().stream()
                .filter(field -> used.contains(field.key()))
                .map(FieldSpec::label)
                .collect(Collectors.joining(", "));
    }

    private List<String> http(CredentialType type, HttpRecipe recipe) {
        List<String> steps = new ArrayList<>();
        CarriedValues carried = new CarriedValues(messages, type, recipe);
        recipe.logins().forEach(login -> steps.add(asks("ui.tested.login", type, login, carried)));
        steps.add(asks("ui.tested.asks", type, recipe.question(), carried));
        steps.add(success(recipe.question().success()));
        Exchange second = recipe.second();
        if (second != null) {
            steps.add(asks("ui.tested.second", type, second, carried));
        }
        String identity = recipe.identity();
        if (identity != null) {
            steps.add(messages.get("ui.tested.identity", answers(identity)));
        }
        boolean signsIn = recipe.question().request().basic() != null
                || recipe.question().request().signing() instanceof HttpRecipe.Digest;
        steps.add(messages.get(signsIn ? "ui.tested.refused.login" : "ui.tested.refused.key"));
        return steps;
    }

    private String asks(String key, CredentialType type, Exchange exchange, CarriedValues carried) {
        HttpRecipe.Request request = exchange.request();
        Address address = Address.of(request.url());
        String place = address.isField() ? label(type, address.host()) : code(filled(type, address.host()));
        String what = code(request.method() + " " + filled(type, address.path()));
        List<String> with = carried.in(request);
        String said = messages.get(key, what, place);
        return with.isEmpty()
                ? said + messages.get("ui.tested.end")
                : messages.get("ui.tested.with", said, String.join(messages.get("ui.tested.and"), with));
    }

    private String success(HttpRecipe.Success success) {
        String statuses = success.statuses().stream()
                .sorted()
                .map(status -> code(status.toString()))
                .collect(Collectors.joining(messages.get("ui.tested.or")));
        String text = success.text();
        if (text != null) {
            return messages.get("ui.tested.success.text", statuses, text);
        }
        HttpRecipe.Predicate predicate = success.predicate();
        if (predicate == null) {
            return messages.get("ui.tested.success", statuses);
        }
        return messages.get(
                "ui.tested.success." + predicate.test().name().toLowerCase(Locale.ROOT),
                statuses,
                code(predicate.path()),
                code(predicate.value() == null ? "" : predicate.value().asText()));
    }

    /** The names of what is read from the answers, without where they stand in it. */
    private static String answers(String identity) {
        Set<String> names = Template.PLACEHOLDER
                .matcher(identity)
                .results()
                .map(found -> found.group(1))
                .map(path -> code(path.substring(path.lastIndexOf('.') + 1)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return String.join(", ", names);
    }

    /** With the fields' names where placeholders are. */
    static String filled(CredentialType type, String template) {
        Matcher matcher = Template.PLACEHOLDER.matcher(template);
        return matcher.replaceAll(found -> Matcher.quoteReplacement(
                "‹" + type.field(found.group(1)).map(field -> field.label()).orElse(found.group(1)) + "›"));
    }

    /** "the Host" for a template that is one placeholder, else the template itself. */
    private String label(CredentialType type, String template) {
        Matcher whole = Template.PLACEHOLDER.matcher(template);
        return Optional.of(whole)
                .filter(Matcher::matches)
                .flatMap(found -> type.field(found.group(1)))
                .map(field -> messages.get("ui.tested.value", field.label()))
                .orElseGet(() -> code(filled(type, template)));
    }

    private static String code(String text) {
        return "`" + text + "`";
    }

    /** @param isField whether the host comes whole from a field */
    private record Address(String host, String path, boolean isField) {
        static Address of(String url) {
            boolean field = url.startsWith("{");
            int start = field ? 0 : url.indexOf("://") + 3;
            int end = field ? url.indexOf('}') + 1 : firstOf(url, start);
            String path = url.substring(end);
            int query = path.indexOf('?');
            String plain = query < 0 ? path : path.substring(0, query);
            return new Address(url.substring(start, end), plain.isEmpty() ? "/" : plain, field);
        }

        private static int firstOf(String url, int start) {
            for (int i = start; i < url.length(); i++) {
                if (url.charAt(i) == '/' || url.charAt(i) == '?') {
                    return i;
                }
            }
            return url.length();
        }
    }
}
