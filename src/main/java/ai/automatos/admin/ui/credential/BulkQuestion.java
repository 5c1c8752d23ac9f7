package ai.automatos.admin.ui.credential;

import ai.automatos.admin.catalog.TypeCatalog;
import ai.automatos.admin.credential.CredentialSummary;
import ai.automatos.admin.ui.Workbench;
import ai.automatos.admin.ui.dialog.DialogFrame;
import ai.automatos.admin.ui.dialog.Sheet;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import org.jspecify.annotations.Nullable;

/** Says what testing many means before it begins, above all which of the tests use up an allowance. FX thread only. */
final class BulkQuestion {
    private final Workbench bench;
    private final TypeCatalog types;

    BulkQuestion(Workbench bench, TypeCatalog types) {
        this.bench = bench;
        this.types = types;
    }

    /**
     * @param always whether to ask although no test costs anything
     * @param atOnce how many run at once
     * @param last shows the results of the last run, or null if there was none
     * @param start gets whether tests that cost something are wanted
     */
    void ask(List<CredentialSummary> chosen, boolean always, int atOnce, @Nullable Runnable last, Start start) {
        bench.tasks()
                .load(
                        task -> chosen.stream()
                                .filter(row -> types.find(row.credential().typeKey())
                                        .filter(AllowanceQuestion::costs)
                                        .isPresent())
                                .map(row -> row.credential().name())
                                .toList(),
                        costly -> {
                            if (always || !costly.isEmpty()) {
                                open(chosen.size(), costly, atOnce, last, start);
                            } else {
                                start.run(false);
                            }
                        });
    }

    private void open(int all, List<String> costly, int atOnce, @Nullable Runnable last, Start start) {
        Runnable leave = bench.dialogs()::close;
        DialogFrame frame = new DialogFrame(bench.text("ui.allowance.many.title", all), bench.messages(), leave);
        frame.getStyleClass().add("small-dialog");
        frame.text(bench.text("ui.tests.many.text", atOnce));
        List<Node> buttons = new ArrayList<>();
        buttons.add(button("ui.cancel", "startCancel", leave));
        if (last != null) {
            buttons.add(0, link(last, leave));
        }
        Runnable everything = () -> {
            leave.run();
            start.run(true);
        };
        Runnable spared = () -> {
            leave.run();
            start.run(false);
        };
        if (costly.isEmpty()) {
            buttons.add(primary(bench.text("ui.tests.start", all), "startTests", spared));
        } else {
            frame.text(bench.text("ui.allowance.many.text", costly.size(), costly.get(0)));
            Button anyway = button("ui.allowance.go", "startAnyway", everything);
            buttons.add(anyway);
            if (costly.size() < all) {
                buttons.add(primary(bench.text("ui.tests.spare", costly.size()), "startTests", spared));
            }
        }
        frame.footer(buttons.toArray(Node[]::new));
        bench.dialogs().show(Sheet.centred(frame, buttons.get(buttons.size() - 1), leave));
    }

    private Button link(Runnable last, Runnable leave) {
        Button link = button("ui.tests.last", "lastTests", () -> {
            leave.run();
            last.run();
        });
        link.getStyleClass().add("link");
        return link;
    }

    private Button button(String key, String id, Runnable action) {
        Button button = new Button(bench.text(key));
        button.setId(id);
        button.setOnAction(event -> action.run());
        return button;
    }

    private static Button primary(String text, String id, Runnable action) {
        Button button = new Button(text);
        button.setId(id);
        button.getStyleClass().add("accent");
        button.setOnAction(event -> action.run());
        return button;
    }

    /** Begins the run. */
    @FunctionalInterface
    interface Start {
        void run(boolean useQuota);
    }
}
