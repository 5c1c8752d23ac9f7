package ai.automatos.admin.ui.credential;

import ai.automatos.admin.credential.Assignment;
import ai.automatos.admin.credential.Credential;
import ai.automatos.admin.schema.InputSpec;
import ai.automatos.admin.ui.OpenVault;
import ai.automatos.admin.ui.Workbench;
import ai.automatos.admin.ui.dialog.DialogFrame;
import ai.automatos.admin.ui.dialog.Sheet;
import ai.automatos.admin.ui.form.FormFactory;
import ai.automatos.admin.ui.form.FormField;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** Hands a credential to an agent for a tool. */
final class AssignSheet {
    private final Workbench bench;
    private final OpenVault vault;
    private final Credential credential;
    private final Runnable done;
    private final FormField number;
    private final FormField name;
    private final FormField tool;
    private final FormField permission;
    private final Label problem = new Label();

    AssignSheet(Workbench bench, OpenVault vault, Credential credential, Runnable done) {
        this.bench = bench;
        this.vault = vault;
        this.credential = credential;
        this.done = done;
        number = field(
                "number", new InputSpec(InputSpec.Kind.NUMBER, List.of(), 1L, Long.MAX_VALUE, 20, null, false), true);
        name = field("name", text(), false);
        tool = field("tool", text(), true);
        List<String> words = Assignment.Permission.CHOICES.stream()
                .map(Assignment.Permission::word)
                .toList();
        permission =
                field("permission", new InputSpec(InputSpec.Kind.CHOICE, words, null, null, 20, null, false), true);
        permission.text().set(Assignment.Permission.READ.word());
        problem.getStyleClass().add("danger-text");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
    }

    void open() {
        Runnable leave = bench.dialogs()::close;
        DialogFrame frame = new DialogFrame(bench.text("ui.assign.title", credential.name()), bench.messages(), leave);
        frame.getStyleClass().add("small-dialog");
        frame.content(number, name, tool, permission, problem);
        Button cancel = new Button(bench.text("ui.cancel"));
        cancel.setOnAction(event -> leave.run());
        Button go = new Button(bench.text("ui.assign"));
        go.setId("assignGo");
        go.getStyleClass().add("accent");
        go.setDefaultButton(true);
        go.setOnAction(event -> assign(frame));
        frame.footer(cancel, go);
        bench.dialogs().show(Sheet.centred(frame, number.focusTarget(), leave));
    }

    private void assign(DialogFrame frame) {
        boolean fine = Stream.of(number, name, tool, permission)
                .map(field -> field.check(true).isEmpty())
                .reduce(true, Boolean::logicalAnd);
        if (!fine) {
            return;
        }
        long agent = Long.parseLong(number.value());
        String agentName = name.value().isBlank() ? null : name.value();
        Assignment.Permission may = Assignment.Permission.ofWord(permission.value());
        String forTool = tool.value();
        frame.setDisable(true);
        bench.tasks()
                .load(
                        task -> vault.core()
                                .assignments()
                                .assign(vault.caller(), credential.id(), agent, agentName, forTool, may),
                        made -> {
                            bench.dialogs().close();
                            done.run();
                        },
                        failure -> {
                            frame.setDisable(false);
                            problem.setText(bench.notices().sentences(failure));
                        });
    }

    private FormField field(String key, InputSpec input, boolean required) {
        return new FormFactory(bench.messages())
                .field(
                        "assign-" + key,
                        bench.text("ui.assign." + key),
                        input,
                        required,
                        bench.text("ui.assign." + key + ".help"),
                        null,
                        key.equals("permission")
                                ? word -> bench.text("ui.permission." + word)
                                : UnaryOperator.identity());
    }

    private static InputSpec text() {
        return new InputSpec(InputSpec.Kind.TEXT, List.of(), null, null, 1000, null, false);
    }
}
