package ai.automatos.admin.ui.catalog;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.FieldSpec;
import ai.automatos.admin.catalog.HttpRecipe;
import ai.automatos.admin.catalog.HttpRecipe.Computed;
import ai.automatos.admin.catalog.HttpRecipe.Request;
import ai.automatos.admin.catalog.HttpRecipe.Signing;
import ai.automatos.admin.catalog.Template;
import ai.automatos.admin.common.Messages;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which of a credential's values a request of its test carries, and where: as bearer token, in a header, signed. */
final class CarriedValues {
    private final Messages messages;
    private final CredentialType type;
    private final Set<String> taken = new HashSet<>();

    CarriedValues(Messages messages, CredentialType type, HttpRecipe recipe) {
        this.messages = messages;
        this.type = type;
        recipe.logins().forEach(login -> taken.addAll(login.take().keySet()));
    }

    /** The secrets and what is made of them; where there are none, every field. */
    List<String> in(Request request) {
        List<String> secrets = in(request, true);
        return secrets.isEmpty() ? in(request, false) : secrets;
    }

    private List<String> in(Request request, boolean secretsOnly) {
        List<String> said = new ArrayList<>();
        HttpRecipe.Login basic = request.basic();
        if (basic != null) {
            said.add(login("ui.tested.basic", basic, request));
        }
        request.headers()
                .forEach((header, template) -> values(template, request, secretsOnly)
                        .ifPresent(values -> said.add(
                                isBearer(header, template)
                                        ? messages.get("ui.tested.bearer", values)
                                        : messages.get("ui.tested.header", values, TestInWords.filled(type, header)))));
        request.query()
                .forEach((name, template) -> values(template, request, secretsOnly)
                        .ifPresent(values ->
                                said.add(messages.get("ui.tested.query", values, TestInWords.filled(type, name)))));
        String path = request.url().startsWith("{") ? request.url().replaceFirst("\\{[^}]*}", "") : request.url();
        values(path, request, true).ifPresent(values -> said.add(messages.get("ui.tested.address", values)));
        values(body(request.body()), request, secretsOnly)
                .ifPresent(values -> said.add(messages.get("ui.tested.body", values)));
        signing(request.signing(), request).ifPresent(said::add);
        return said;
    }

    private Optional<String> signing(@Nullable Signing signing, Request request) {
        if (signing instanceof HttpRecipe.AwsSigV4 aws) {
            return values(aws.secretKey(), request, false).map(key -> messages.get("ui.tested.aws", key));
        }
        if (signing instanceof HttpRecipe.OAuth1 oauth) {
            return values(oauth.consumerSecret() + oauth.tokenSecret(), request, false)
                    .map(key -> messages.get("ui.tested.oauth1", key));
        }
        return signing instanceof HttpRecipe.Digest digest
                ? Optional.of(login("ui.tested.digest", digest.login(), request))
                : Optional.empty();
    }

    private String login(String key, HttpRecipe.Login login, Request request) {
        return messages.get(
                key, values(login.user() + login.password(), request, false).orElse(login.user() + login.password()));
    }

    /** What a template's placeholders stand for; empty if there are none that count. */
    private Optional<String> values(String template, Request request, boolean secretsOnly) {
        List<String> names = Template.PLACEHOLDER
                .matcher(template)
                .results()
                .map(found -> found.group(1))
                .map(name -> value(name, request, secretsOnly))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        return names.isEmpty() ? Optional.empty() : Optional.of(String.join(messages.get("ui.tested.and"), names));
    }

    private Optional<String> value(String placeholder, Request request, boolean secretsOnly) {
        String name = placeholder.contains(".") ? placeholder.substring(0, placeholder.indexOf('.')) : placeholder;
        Computed computed = request.computed().get(name);
        if (computed instanceof HttpRecipe.Jwt jwt) {
            return values(jwt.key(), request, false).map(key -> messages.get("ui.tested.jwt", key));
        }
        if (computed instanceof HttpRecipe.Mac mac) {
            return values(mac.key() + mac.message(), request, true)
                    .or(() -> values(mac.key() + mac.message(), request, false))
                    .map(key -> messages.get("ui.tested.mac", key));
        }
        if (computed instanceof HttpRecipe.Signed signed) {
            return values(signed.key(), request, false).map(key -> messages.get("ui.tested.mac", key));
        }
        if (computed instanceof HttpRecipe.Part part) {
            return value(part.field(), request, secretsOnly);
        }
        if (taken.contains(name)) {
            return Optional.of(messages.get("ui.tested.taken"));
        }
        return type.field(name)
                .filter(field -> field.secure() || !secretsOnly)
                .map(FieldSpec::label)
                .map(label -> messages.get("ui.tested.value", label));
    }

    private static boolean isBearer(String header, String template) {
        return header.equalsIgnoreCase("Authorization")
                && template.toLowerCase(Locale.ROOT).startsWith("bearer ");
    }

    private static String body(HttpRecipe.Body body) {
        if (body instanceof HttpRecipe.JsonBody json) {
            return json.json().toString();
        }
        if (body instanceof HttpRecipe.FormBody form) {
            return texts(form.entries());
        }
        return body instanceof HttpRecipe.TextBody text ? text.text() : "";
    }

    private static String texts(Map<String, String> entries) {
        return Stream.concat(entries.keySet().stream(), entries.values().stream())
                .collect(Collectors.joining(" "));
    }
}
