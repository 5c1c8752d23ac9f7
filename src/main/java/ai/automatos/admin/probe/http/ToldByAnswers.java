package ai.automatos.admin.probe.http;

import ai.automatos.admin.catalog.HttpRecipe;
import ai.automatos.admin.catalog.Template;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.Proof;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Scopes and end of a credential, as the answers tell them: they go into what a test proved. */
final class ToldByAnswers {
    /** Day, time, and an offset or the name of UTC; the time may be cut. */
    private static final Pattern MOMENT = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2})(?:[T ](\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?) ?(Z|UTC|[+-]\\d{2}:?\\d{2})?)?");

    private final HttpRecipe.Told told;
    private final List<ReplyReader> answers;
    private final RequestValues values;
    private final Messages messages;

    /** @param answers the newest first */
    ToldByAnswers(HttpRecipe.Told told, List<ReplyReader> answers, RequestValues values, Messages messages) {
        this.told = told;
        this.answers = answers;
        this.values = values;
        this.messages = messages;
    }

    /** A scope that is missing is a reservation, unless there is one that weighs more. */
    Proof addTo(String identity, @Nullable ProbeFailure reservation) {
        String evidence = identity;
        @Nullable ProbeFailure reserved = reservation;
        HttpRecipe.Scopes scopes = told.scopes();
        Optional<List<String>> granted = scopes == null ? Optional.empty() : granted(scopes);
        if (scopes != null && granted.isPresent()) {
            List<String> missing = scopes.needed().stream()
                    .filter(needed -> Arrays.stream(needed.split("\\|")).noneMatch(granted.get()::contains))
                    .map(needed -> needed.split("\\|")[0])
                    .toList();
            if (!missing.isEmpty() && reserved == null) {
                reserved = new ProbeFailure(
                        Diagnosis.PERMISSION_DENIED,
                        messages.get("probe.detail.missing_scope", String.join(", ", missing)));
            }
            evidence += granted.get().isEmpty()
                    ? ", " + messages.get("probe.evidence.no_scopes")
                    : ", " + messages.get("probe.evidence.scopes", String.join(", ", granted.get()));
        }
        return new Proof(evidence, reserved, end().orElse(null));
    }

    private Optional<List<String>> granted(HttpRecipe.Scopes scopes) {
        return read(scopes.source(), scopes.separator())
                .map(text -> Arrays.stream(text.split(Pattern.quote(scopes.separator())))
                        .map(String::strip)
                        .filter(scope -> !scope.isEmpty())
                        .toList());
    }

    private Optional<Instant> end() {
        HttpRecipe.Expiry expires = told.expires();
        return expires == null
                ? Optional.empty()
                : read(expires.source(), " ").flatMap(text -> moment(text.strip(), expires.format()));
    }

    private Optional<String> read(HttpRecipe.Source source, String separator) {
        String header = source.header();
        String path = source.path();
        String value = source.value();
        if (value != null) {
            return new Template(value).fill(values::get);
        }
        return answers.stream()
                .flatMap(answer -> Stream.concat(
                        Stream.ofNullable(header).flatMap(name -> answer.headerOf(name).stream()),
                        Stream.ofNullable(path).flatMap(place -> answer.textsAt(place, separator).stream())))
                .findFirst();
    }

    private Optional<Instant> moment(String text, HttpRecipe.ExpiryFormat format) {
        try {
            return switch (format) {
                case EPOCH -> Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
                case SECONDS -> Optional.of(values.now().plusSeconds(Long.parseLong(text)));
                case ISO -> iso(text);
            };
        } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    static Optional<Instant> iso(String text) {
        Matcher parts = MOMENT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        if (parts.group(2) == null) {
            return Optional.of(LocalDate.parse(parts.group(1))
                    .plusDays(1)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant());
        }
        String offset = parts.group(3) == null || parts.group(3).equals("UTC") ? "Z" : parts.group(3);
        String colon = offset.length() == 5 ? offset.substring(0, 3) + ":" + offset.substring(3) : offset;
        return Optional.of(OffsetDateTime.parse(parts.group(1) + "T" + parts.group(2) + colon)
                .toInstant());
    }
}
