package ai.automatos.admin.probe.http;

import ai.automatos.admin.catalog.HttpRecipe;
import ai.automatos.admin.catalog.HttpRecipe.Computed;
import ai.automatos.admin.common.Json;
import ai.automatos.admin.probe.FieldValues;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a template's placeholders stand for while one request is made: parts of the request, computed values, what
 * earlier answers gave, time and chance, then fields and parts of a field's JSON. Each is made when first asked for.
 */
final class RequestValues {
    private static final DateTimeFormatter RFC_2822 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss Z", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter ISO_MILLIS = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final FieldValues fields;
    private final Map<String, String> taken;
    private final Map<String, Computed> recipes;
    private final Instant now;
    private final Map<String, Supplier<Optional<String>>> request = new HashMap<>();
    private final Map<String, String> made = new HashMap<>();
    private final Set<String> making = new HashSet<>();

    RequestValues(FieldValues fields, Map<String, String> taken, Map<String, Computed> recipes, Instant now) {
        this.fields = fields;
        this.taken = taken;
        this.recipes = recipes;
        this.now = now;
    }

    /** A part of the request that computed values may sign. */
    void define(String name, Supplier<Optional<String>> part) {
        request.put(name, part);
    }

    Instant now() {
        return now;
    }

    FieldValues fields() {
        return fields;
    }

    /** Whether it is made with a key, perhaps of the rest of the request. */
    boolean isSigned(String name) {
        Computed recipe = recipes.get(name);
        return recipe instanceof HttpRecipe.Mac
                || recipe instanceof HttpRecipe.Signed
                || recipe instanceof HttpRecipe.Jwt;
    }

    /** @throws UnusableValueException if a field's value cannot be used for what the recipe makes of it */
    Optional<String> get(String name) {
        if (made.containsKey(name)) {
            return Optional.of(made.get(name));
        }
        @Nullable Computed recipe = recipes.get(name);
        // A field named like a part of the request is the one that a recipe means.
        @Nullable Supplier<Optional<String>> part = fields.has(name) ? null : request.get(name);
        if (part == null && recipe == null) {
            return plain(name);
        }
        if (!making.add(name)) {
            throw new IllegalStateException("recipe needs " + name + " to make " + name);
        }
        Optional<String> value = part != null ? part.get() : computed(recipe);
        value.ifPresent(text -> made.put(name, text));
        making.remove(name);
        return value;
    }

    private Optional<String> plain(String name) {
        Optional<String> value =
                Optional.ofNullable(taken.get(name)).or(() -> fields.get(name)).or(() -> partOfJson(name));
        if (value.isPresent()) {
            return value;
        }
        Optional<String> chance = timeOrChance(name);
        chance.ifPresent(text -> made.put(name, text));
        return chance;
    }

    private Optional<String> timeOrChance(String name) {
        return switch (name) {
            case "timestamp" -> Optional.of(Long.toString(now.getEpochSecond()));
            case "timestamp_ms" -> Optional.of(Long.toString(now.toEpochMilli()));
            case "timestamp_iso_ms" -> Optional.of(ISO_MILLIS.format(now.truncatedTo(ChronoUnit.MILLIS)));
            case "date_rfc2822" -> Optional.of(RFC_2822.format(now));
            case "random_hex" -> Optional.of(String.format("%032x", new BigInteger(128, RANDOM)));
            case "random_uuid" -> Optional.of(UUID.randomUUID().toString());
            default -> Optional.empty();
        };
    }

    private Optional<String> partOfJson(String name) {
        int dot = name.indexOf('.');
        Optional<String> whole = dot < 0 ? Optional.empty() : fields.get(name.substring(0, dot));
        if (whole.isEmpty()) {
            return Optional.empty();
        }
        try {
            JsonNode part = JsonPath.at(Json.read(whole.get()), name.substring(dot + 1));
            Optional<String> text = part.isValueNode() ? Optional.of(part.asText()) : Optional.empty();
            text.ifPresent(fields::learnSecret);
            return text.filter(found -> !found.isEmpty());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private Optional<String> computed(@Nullable Computed recipe) {
        if (recipe instanceof HttpRecipe.Part part) {
            return get(part.field()).map(whole -> part(part, whole));
        }
        ComputedValues maker = new ComputedValues(this);
        if (recipe instanceof HttpRecipe.Time time) {
            return Optional.of(maker.time(time));
        }
        if (recipe instanceof HttpRecipe.Claim claim) {
            return get(claim.field()).flatMap(token -> ComputedValues.claim(token, claim.name()));
        }
        Optional<String> value = Optional.empty();
        if (recipe instanceof HttpRecipe.Jwt jwt) {
            value = Optional.of(maker.jwt(jwt));
        } else if (recipe instanceof HttpRecipe.Mac mac) {
            value = Optional.of(maker.mac(mac));
        } else if (recipe instanceof HttpRecipe.Signed signed) {
            value = Optional.of(maker.signed(signed));
        }
        value.ifPresent(fields::learnSecret);
        return value;
    }

    private String part(HttpRecipe.Part part, String whole) {
        List<String> parts = Arrays.asList(whole.split(Pattern.quote(part.separator()), -1));
        Optional<String> found = part.name().isEmpty()
                ? parts.stream().skip(part.index()).findFirst()
                : parts.stream()
                        .map(String::strip)
                        .filter(one -> one.regionMatches(
                                true, 0, part.name() + "=", 0, part.name().length() + 1))
                        .map(one -> one.substring(part.name().length() + 1))
                        .findFirst();
        if (found.isEmpty() && part.otherwise() != null) {
            return part.otherwise();
        }
        String value = found.orElseThrow(() -> new UnusableValueException(part.field()));
        fields.learnSecret(value);
        return value;
    }
}
