package ai.automatos.admin.probe.http;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.HttpRecipe;
import ai.automatos.admin.catalog.HttpRecipe.Exchange;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.probe.FieldValues;
import ai.automatos.admin.probe.ProbeFixture;
import ai.automatos.admin.probe.ProbeOutcome;
import ai.automatos.admin.probe.ProbeRunner;
import ai.automatos.admin.probe.http.PlayedService.Answer;
import ai.automatos.admin.probe.http.PlayedService.Part;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One type on its stage. */
final class Rehearsal {
    /** Stands for the server's address until a part is played. */
    static final String NOWHERE = "http://service.example";

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
    static final MadeUpKeys KEYS = new MadeUpKeys();
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final PlayedService service;
    private final ProbeRunner runner;
    private final CredentialType type;
    private final HttpRecipe recipe;
    private final List<Exchange> exchanges;
    private final Map<String, String> taken = new TreeMap<>();

    Rehearsal(PlayedService service, ProbeRunner runner, CredentialType type) {
        this.service = service;
        this.runner = runner;
        this.type = type;
        this.recipe = (HttpRecipe) type.test();
        this.exchanges = MadeUpValues.exchanges(recipe);
        exchanges.forEach(exchange -> exchange.take()
                .keySet()
                .forEach(name -> taken.put(name, "Taken-" + name.replace('_', '-') + "-" + MadeUpValues.MARK)));
    }

    CredentialType type() {
        return type;
    }

    HttpRecipe recipe() {
        return recipe;
    }

    List<Exchange> exchanges() {
        return exchanges;
    }

    Map<String, String> taken() {
        return taken;
    }

    List<Answer> right() {
        return exchanges.stream()
                .map(exchange -> PlayedAnswer.right(recipe, exchange, taken))
                .toList();
    }

    /** For {@link #hold}, which puts the server's address in. */
    Map<String, String> values(boolean all) {
        return new MadeUpValues(type, KEYS, NOWHERE).make(all);
    }

    Conversation hold(Map<String, String> values, List<Answer> answers) {
        Part part = service.play(exchanges, answersOfAll(values, answers));
        CredentialType moved = ProbeFixture.moved(
                type, url -> url.contains("://") ? part.address() + url.replaceFirst("^[^/]+://[^/?#]*", "") : url);
        Map<String, SecretBytes> given = new HashMap<>();
        values.forEach((name, value) -> given.put(name, SecretBytes.ofUtf8(value.replace(NOWHERE, part.address()))));
        ProbeOutcome outcome = runner.run(moved, given, LIMIT, new CancelSignal());
        Conversation held = new Conversation(this, values, answers, part, outcome);
        held.requireDiscretion();
        return held;
    }

    /** Whether the test asks once more without the login. */
    boolean asksWithoutLogin(Map<String, String> values) {
        return recipe.loginFields().stream().anyMatch(values::containsKey);
    }

    private List<Answer> answersOfAll(Map<String, String> values, List<Answer> answers) {
        return asksWithoutLogin(values)
                ? Stream.concat(answers.stream(), Stream.of(Answer.echo(401))).toList()
                : answers;
    }

    URI realAddress(Exchange exchange, Map<String, String> values) {
        Map<String, SecretBytes> given = new HashMap<>();
        values.forEach((name, value) -> given.put(name, SecretBytes.ofUtf8(value)));
        RequestValues filled = new RequestValues(
                new FieldValues(type, given), taken, exchange.request().computed(), CLOCK.instant());
        Optional<String> address = new AddressTemplate(exchange.request().url(), filled).fill();
        return URI.create(
                address.orElseThrow(() -> new AssertionError(exchange.request().url() + " stays empty")));
    }
}
