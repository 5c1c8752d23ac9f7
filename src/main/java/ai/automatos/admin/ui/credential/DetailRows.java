package ai.automatos.admin.ui.credential;

import ai.automatos.admin.audit.LinkedEvent;
import ai.automatos.admin.catalog.FieldSpec;
import ai.automatos.admin.credential.AssignedAgent;
import ai.automatos.admin.credential.Credential;
import ai.automatos.admin.ui.EventText;
import ai.automatos.admin.ui.Icons;
import ai.automatos.admin.ui.OpenVault;
import ai.automatos.admin.ui.Workbench;
import ai.automatos.admin.ui.dialog.Dialogs;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** The rows of a credential's detail that show no value: its agents, its last events, fields that are new to its type. */
final class DetailRows {
    private final Workbench bench;
    private final OpenVault vault;
    private final Runnable changed;

    /** @param changed runs when an agent was taken off */
    DetailRows(Workbench bench, OpenVault vault, Runnable changed) {
        this.bench = bench;
        this.vault = vault;
        this.changed = changed;
    }

    Node newFields(List<FieldSpec> fields) {
        String names = fields.stream().map(FieldSpec::label).collect(Collectors.joining(", "));
        Label said = muted(bench.text("ui.detail.new.fields", fields.size(), names));
        said.setId("newFields");
        said.setGraphic(Icons.of("fth-info", "accent"));
        said.setWrapText(true);
        said.setMinHeight(Region.USE_PREF_SIZE);
        HBox row = row(said);
        row.getStyleClass().add("tall");
        return row;
    }

    Node agent(Credential credential, AssignedAgent agent) {
        Label who = new Label(agent.agentName());
        Label what = muted(bench.text(
                "ui.detail.agent",
                Long.toString(agent.assignment().agentNumber()),
                agent.assignment().tool(),
                bench.text("ui.permission." + agent.assignment().permission().word())));
        Button remove = new Button(bench.text("ui.unassign"));
        remove.getStyleClass().add("link");
        remove.setOnAction(event -> bench.dialogs()
                .confirm(new Dialogs.Question(
                        bench.text("ui.unassign.title", agent.agentName()),
                        bench.text("ui.unassign.text", agent.agentName(), credential.name()),
                        bench.text("ui.unassign"),
                        true,
                        () -> unassign(credential, agent))));
        return row(who, what, ValueRows.space(), remove);
    }

    private void unassign(Credential credential, AssignedAgent agent) {
        bench.tasks()
                .load(
                        task -> vault.core()
                                .assignments()
                                .unassign(
                                        vault.caller(),
                                        credential.id(),
                                        agent.assignment().agentNumber(),
                                        agent.assignment().tool()),
                        removed -> changed.run());
    }

    Node event(LinkedEvent linked) {
        Label what = new Label(EventText.sentence(bench, linked.event()), EventText.icon(linked.event()));
        return row(
                what,
                ValueRows.space(),
                muted(bench.formats().ago(linked.event().time())));
    }

    Node unused() {
        return row(muted(bench.text("ui.detail.unused")));
    }

    private Label muted(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll("small", "muted");
        return label;
    }

    static HBox row(Node... nodes) {
        HBox row = new HBox(nodes);
        row.getStyleClass().add("row");
        return row;
    }
}
