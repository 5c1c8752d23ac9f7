package ai.automatos.admin.ui.credential;

import ai.automatos.admin.ui.Workbench;
import ai.automatos.admin.ui.dialog.DialogFrame;
import ai.automatos.admin.ui.dialog.Sheet;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;

/** Asks for a tag to put on several credentials. */
final class TagSheet {
    private final Workbench bench;

    TagSheet(Workbench bench) {
        this.bench = bench;
    }

    void open(int count, Consumer<String> add) {
        Runnable leave = bench.dialogs()::close;
        DialogFrame frame = new DialogFrame(bench.text("ui.tag.title", count), bench.messages(), leave);
        frame.getStyleClass().add("small-dialog");
        TextField tag = new TextField();
        tag.setId("newTag");
        tag.setPromptText(bench.text("ui.tag.prompt"));
        tag.setAccessibleText(bench.text("ui.tag.prompt"));
        frame.content(tag);
        Button cancel = new Button(bench.text("ui.cancel"));
        cancel.setOnAction(event -> leave.run());
        Button save = new Button(bench.text("ui.tag.add"));
        save.getStyleClass().add("accent");
        save.setDefaultButton(true);
        save.disableProperty().bind(tag.textProperty().isEmpty());
        save.setOnAction(event -> {
            leave.run();
            add.accept(tag.getText().strip());
        });
        frame.footer(cancel, save);
        bench.dialogs().show(Sheet.centred(frame, tag, leave));
    }
}
