package ai.automatos.admin.ui.credential;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.FieldSpec;
import ai.automatos.admin.catalog.OAuthClient;
import ai.automatos.admin.catalog.Template;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.probe.http.OAuthTokens;
import ai.automatos.admin.schema.Violation;
import ai.automatos.admin.ui.Icons;
import ai.automatos.admin.ui.Workbench;
import ai.automatos.admin.ui.form.Focus;
import ai.automatos.admin.ui.form.FormField;
import ai.automatos.admin.ui.task.RunningTask;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Signs in at the provider in the browser and puts the tokens into the form's fields, which show none of them. Taken
 * out of the window, it stops waiting.
 */
final class SignInRow extends VBox {
    private static final List<String> TOKENS = List.of(OAuthClient.ACCESS_TOKEN, OAuthClient.REFRESH_TOKEN);

    private final Workbench bench;
    private final CredentialType type;
    private final ValueFields fields;
    private final Way way;
    private final Label state = new Label();
    private final HBox line = new HBox(8);
    private final Button begin;
    private @Nullable RunningTask running;
    private long attempt;

    /** How the tokens are had: blocks until the user is back from the browser. */
    @FunctionalInterface
    interface Way {
        /** @param typed with what is typed, less {@code cleared}; they stay the row's to wipe */
        OAuthTokens signIn(
                Map<String, SecretBytes> typed, Set<String> cleared, Consumer<URI> browser, CancelSignal cancel);
    }

    SignInRow(Workbench bench, CredentialType type, ValueFields fields, Way way) {
        super(8);
        this.bench = bench;
        this.type = type;
        this.fields = fields;
        this.way = way;
        setId("signInRow");
        begin = new Button(bench.text("ui.sign.in"), Icons.of("fth-log-in"));
        begin.setId("signIn");
        begin.setOnAction(event -> start());
        line.setAlignment(Pos.CENTER_LEFT);
        line.setMinHeight(40);
        RedirectAddress.wrap(state);
        state.setId("signInState");
        getChildren().addAll(new RedirectAddress(bench), line, state);
        for (String key : TOKENS) {
            boolean explained =
                    type.field(key).map(field -> !field.help().isEmpty()).orElse(false);
            if (!explained) {
                fields.field(key).ifPresent(field -> field.advise(bench.text("ui.sign.in.filled")));
            }
        }
        showIdle(bench.text("ui.sign.in.idle"));
        sceneProperty().addListener((property, was, now) -> {
            if (now == null) {
                stop();
            }
        });
    }

    private void start() {
        if (!isComplete()) {
            return;
        }
        if (!bench.browser().signsIn()) {
            say(bench.text("ui.sign.in.demo"), "muted");
            return;
        }
        stop();
        long mine = attempt;
        Map<String, SecretBytes> typed = fields.typed();
        Set<String> cleared = fields.cleared();
        showWaiting();
        running = bench.tasks()
                .run(
                        bench.text("ui.sign.in.running", type.name()),
                        task -> {
                            try {
                                return way.signIn(
                                        typed,
                                        cleared,
                                        page -> bench.tasks().inWindow(() -> open(mine, page)),
                                        task.cancelSignal());
                            } finally {
                                typed.values().forEach(SecretBytes::close);
                            }
                        },
                        tokens -> {
                            try {
                                if (mine == attempt) {
                                    take(tokens);
                                }
                            } finally {
                                tokens.values().values().forEach(SecretBytes::close);
                            }
                        },
                        failure -> {
                            if (mine == attempt) {
                                showFailure(failure);
                            }
                        });
    }

    /** An answer that is still on its way comes too late from now on. */
    private void stop() {
        attempt++;
        if (running != null) {
            running.cancel();
            running = null;
            showIdle(bench.text("ui.sign.in.idle"));
        }
    }

    /** Whether everything is there that the sign-in needs; else the first field that lacks it gets the focus. */
    private boolean isComplete() {
        OAuthClient client = Objects.requireNonNull(type.oauth());
        Set<String> needed = new LinkedHashSet<>(List.of(OAuthClient.CLIENT_ID));
        type.field(OAuthClient.CLIENT_SECRET).filter(FieldSpec::required).ifPresent(field -> needed.add(field.key()));
        needed.addAll(new Template(client.authorizeUrl()).fields());
        needed.addAll(new Template(client.tokenUrl()).fields());
        @Nullable FormField first = null;
        for (String key : needed) {
            @Nullable FormField field = fields.field(key).orElse(null);
            if (field == null || !field.isVisible()) {
                continue;
            }
            boolean wrong = field.check(false).isPresent();
            if (!fields.has(key)) {
                field.show(Violation.error(type.field(key).map(FieldSpec::label).orElse(key), "required"));
                wrong = true;
            }
            if (wrong && first == null) {
                first = field;
            }
        }
        if (first != null) {
            Focus.on(first.focusTarget());
        }
        return first == null;
    }

    private void open(long mine, URI page) {
        if (mine != attempt) {
            return;
        }
        Button copy = new Button(bench.text("ui.sign.in.page.copy"));
        copy.setId("copyPage");
        copy.getStyleClass().add("slim");
        copy.setTooltip(new Tooltip(bench.text("ui.sign.in.page.copy.help")));
        copy.setOnAction(event -> RedirectAddress.copy(bench, page.toString()));
        line.getChildren().add(line.getChildren().size() - 1, copy);
        try {
            bench.browser().open(page);
        } catch (RuntimeException e) {
            say(bench.text("ui.sign.in.unopened"), "warning-text");
        }
    }

    private void take(OAuthTokens tokens) {
        running = null;
        tokens.values().forEach((key, value) -> fields.fill(key, value.exposeUtf8()));
        showIdle(said(tokens));
        state.setGraphic(Icons.of("fth-check-circle", "success"));
    }

    private String said(OAuthTokens tokens) {
        @Nullable Instant expires = tokens.expires();
        if (expires == null) {
            return bench.text("ui.sign.in.done");
        }
        boolean lasting = tokens.values().containsKey(OAuthClient.REFRESH_TOKEN);
        return bench.text(
                lasting ? "ui.sign.in.done.until" : "ui.sign.in.done.once",
                bench.formats().moment(expires));
    }

    private void showFailure(Throwable failure) {
        running = null;
        if (failure instanceof UserFacingException known && known.key().equals("oauth.cancelled")) {
            showIdle(bench.text("ui.sign.in.cancelled"));
            return;
        }
        showIdle(bench.text("ui.sign.in.idle"));
        say(bench.notices().sentences(failure), "danger-text");
        state.setGraphic(Icons.of("fth-alert-triangle", "danger"));
    }

    private void showIdle(String sentence) {
        boolean focused = line.isFocusWithin();
        line.getChildren().setAll(begin);
        if (focused) {
            begin.requestFocus();
        }
        say(sentence, "muted");
    }

    private void showWaiting() {
        Label waiting = new Label(bench.text("ui.sign.in.waiting"));
        ProgressBar bar = new ProgressBar();
        bar.setMinWidth(48);
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        waiting.setMinWidth(Region.USE_PREF_SIZE);
        Button cancel = new Button(bench.text("ui.cancel"));
        cancel.setId("cancelSignIn");
        cancel.getStyleClass().add("slim");
        cancel.setOnAction(event -> {
            stop();
            showIdle(bench.text("ui.sign.in.cancelled"));
        });
        line.getChildren().setAll(waiting, bar, cancel);
        cancel.requestFocus();
        say(bench.text("ui.sign.in.meanwhile"), "muted");
    }

    private void say(String sentence, String style) {
        state.getStyleClass().removeAll("muted", "danger-text", "warning-text");
        state.getStyleClass().add(style);
        state.setGraphic(null);
        state.setText(sentence);
    }
}
