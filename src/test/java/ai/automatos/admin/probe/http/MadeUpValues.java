package ai.automatos.admin.probe.http;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.FieldSpec;
import ai.automatos.admin.catalog.HttpRecipe;
import ai.automatos.admin.catalog.HttpRecipe.Exchange;
import ai.automatos.admin.catalog.HttpRecipe.Jwt;
import ai.automatos.admin.catalog.HttpRecipe.KeyFormat;
import ai.automatos.admin.catalog.HttpRecipe.Mac;
import ai.automatos.admin.catalog.HttpRecipe.Part;
import ai.automatos.admin.catalog.HttpRecipe.Signed;
import ai.automatos.admin.catalog.Template;
import ai.automatos.admin.common.Json;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Values of the right shape for every field that a type's test can use. */
final class MadeUpValues {
    /** Stands in every made-up text. */
    static final String MARK = "Zq";

    private final CredentialType type;
    private final MadeUpKeys keys;
    private final String address;
    private final List<Exchange> exchanges;

    /** @param address of the server that plays the service */
    MadeUpValues(CredentialType type, MadeUpKeys keys, String address) {
        this.type = type;
        this.keys = keys;
        this.address = address;
        this.exchanges = exchanges((HttpRecipe) java.util.Objects.requireNonNull(type.test()));
    }

    static List<Exchange> exchanges(HttpRecipe recipe) {
        List<Exchange> all = new ArrayList<>(recipe.logins());
        all.add(recipe.question());
        Stream.ofNullable(recipe.second()).forEach(all::add);
        return all;
    }

    /** What the recipe asks for, by name; parts of JSON with their dots. */
    Set<String> named() {
        Set<String> named = new TreeSet<>();
        exchanges.forEach(exchange -> {
            named.addAll(new Template(exchange.request().toString()).fields());
            exchange.request().computed().values().forEach(computed -> {
                if (computed instanceof Part part) {
                    named.add(part.field());
                }
            });
        });
        return named;
    }

    /** @param all the optional ones that the recipe uses too */
    Map<String, String> make(boolean all) {
        Map<String, String> values = new TreeMap<>();
        HttpRecipe recipe = (HttpRecipe) java.util.Objects.requireNonNull(type.test());
        for (FieldSpec field : type.fields()) {
            boolean needed =
                    field.required() || leads(field.key()) || recipe.needs().contains(field.key());
            if (needed || (all && isNamed(field.key()))) {
                values.put(field.key(), value(field, "1"));
            }
        }
        return values;
    }

    /** Another value of the same shape. */
    String other(FieldSpec field) {
        return value(field, "2");
    }

    private boolean isNamed(String field) {
        return named().stream().anyMatch(name -> name.equals(field) || name.startsWith(field + "."));
    }

    private String value(FieldSpec field, String salt) {
        String name = field.key();
        if (leads(name)) {
            String usual = field.defaultValue() == null ? "" : field.defaultValue();
            String secret = field.secure() ? "/" + MARK + salt + "-" + name : "";
            return address + (usual.isEmpty() ? "" : URI.create(usual).getRawPath()) + secret;
        }
        Map<KeyFormat, String> key = key(name);
        if (!key.isEmpty()) {
            return key(key, salt);
        }
        return switch (field.input().kind()) {
            case CHOICE ->
                field.defaultValue() == null ? field.input().options().get(0) : field.defaultValue();
            case FLAG -> "true";
            case NUMBER -> field.defaultValue() == null ? "7" : field.defaultValue();
            case URL -> address;
            case JSON -> json(name, salt);
            case EMAIL -> "ops@example.org";
            case TEXT, MULTILINE, SECRET -> text(field, salt);
        };
    }

    private String text(FieldSpec field, String salt) {
        if (field.defaultValue() != null) {
            return field.defaultValue();
        }
        String plain = field.key().replace("_", "-") + "-" + MARK + salt;
        if (inHost(field.key())) {
            return plain.toLowerCase(java.util.Locale.ROOT);
        }
        if (isQuery(field.key())) {
            return "sv=1&sig=" + plain + "%2B%3D";
        }
        String value = field.secure() ? plain + "+/=&<\"'%" : plain + "@x+y";
        Map<String, Part> parts = parts(field.key());
        if (parts.isEmpty()) {
            return value;
        }
        if (parts.values().stream().noneMatch(part -> part.name().isEmpty())) {
            return parts.entrySet().stream()
                    .map(part -> part.getValue().name() + "=" + named(part.getKey(), salt))
                    .collect(java.util.stream.Collectors.joining(
                            parts.values().iterator().next().separator()));
        }
        List<String> values = new ArrayList<>(Collections.nCopies(
                1 + parts.values().stream().mapToInt(Part::index).max().orElseThrow(), value));
        parts.forEach((name, part) -> {
            if (!key(name).isEmpty()) {
                values.set(part.index(), key(key(name), salt));
            }
        });
        return String.join(parts.values().iterator().next().separator(), values);
    }

    /** Part of a connection string: a key, an address, a host, or a name. */
    private String named(String part, String salt) {
        if (!key(part).isEmpty()) {
            return key(key(part), salt);
        }
        if (!parts(part).isEmpty()) {
            return "sb://" + MARK.toLowerCase(java.util.Locale.ROOT) + salt + ".service.example/";
        }
        return inHost(part) ? "n" + salt + ".example" : part + "-" + MARK + salt + "+/=";
    }

    private String json(String field, String salt) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        named().stream().filter(name -> name.startsWith(field + ".")).forEach(name -> {
            Map<KeyFormat, String> key = key(name);
            String part = name.substring(field.length() + 1);
            json.put(part, key.isEmpty() ? part + "-" + MARK + salt + "@x" : key(key, salt));
        });
        return Json.write(json);
    }

    /** Key format and algorithm, if something is computed with this. */
    private Map<KeyFormat, String> key(String name) {
        Map<KeyFormat, String> found = new HashMap<>();
        exchanges.stream()
                .flatMap(exchange -> exchange.request().computed().values().stream())
                .forEach(computed -> {
                    if (computed instanceof Jwt jwt && jwt.key().equals("{" + name + "}")) {
                        found.put(jwt.keyFormat(), jwt.algorithm());
                    } else if (computed instanceof Mac mac && mac.key().equals("{" + name + "}")) {
                        found.put(mac.keyFormat(), mac.algorithm());
                    } else if (computed instanceof Signed signed && signed.key().equals("{" + name + "}")) {
                        found.put(KeyFormat.PEM, signed.algorithm());
                    }
                });
        found.remove(KeyFormat.TEXT);
        return found;
    }

    private String key(Map<KeyFormat, String> key, String salt) {
        byte[] bytes = ("thirty-two bytes of a made key " + salt).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return key.entrySet().stream()
                .map(entry -> switch (entry.getKey()) {
                    case PEM ->
                        salt.equals("2") && entry.getValue().equals("RS256")
                                ? keys.otherPem()
                                : keys.pem(entry.getValue());
                    case HEX -> HexFormat.of().formatHex(bytes);
                    case BASE64 -> Base64.getEncoder().encodeToString(bytes);
                    case TEXT -> throw new IllegalStateException();
                })
                .findFirst()
                .orElseThrow();
    }

    private Map<String, Part> parts(String field) {
        Map<String, Part> parts = new TreeMap<>();
        exchanges.forEach(exchange -> exchange.request().computed().forEach((name, computed) -> {
            if (computed instanceof Part part && part.field().equals(field)) {
                parts.put(name, part);
            }
        }));
        return parts;
    }

    /** Whether it only opens another field's key, so that nothing of it is ever sent. */
    boolean isPassphrase(String field) {
        return exchanges.stream()
                .flatMap(exchange -> exchange.request().computed().values().stream())
                .anyMatch(computed ->
                        computed instanceof Signed signed && signed.passphrase().equals("{" + field + "}"));
    }

    private boolean leads(String field) {
        return exchanges.stream()
                .map(exchange -> exchange.request().url())
                .anyMatch(url -> url.startsWith("{" + field + "}") && !url.contains("}://"));
    }

    private boolean isQuery(String field) {
        return exchanges.stream().anyMatch(exchange -> exchange.request().url().contains("{" + field + "|query}"));
    }

    private boolean inHost(String field) {
        return exchanges.stream()
                .map(exchange -> exchange.request().url())
                .filter(url -> url.contains("://"))
                .anyMatch(url -> new Template(url.split("/")[2]).fields().contains(field));
    }
}
