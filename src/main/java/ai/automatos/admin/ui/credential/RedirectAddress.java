package ai.automatos.admin.ui.credential;

import ai.automatos.admin.credential.oauth.OAuthSignIn;
import ai.automatos.admin.ui.Icons;
import ai.automatos.admin.ui.Workbench;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Where the browser comes back after a sign-in, to be copied to the provider; nobody can change it. */
final class RedirectAddress extends VBox {
    RedirectAddress(Workbench bench) {
        String address = OAuthSignIn.redirect(OAuthSignIn.DEFAULT_PORT).toString();
        getStyleClass().add("field");
        Label name = new Label(bench.text("ui.sign.in.redirect"));
        name.getStyleClass().add("field-label");
        TextField shown = new TextField(address);
        shown.setId("redirectAddress");
        shown.setEditable(false);
        shown.getStyleClass().add("mono");
        shown.setAccessibleText(bench.text("ui.sign.in.redirect"));
        name.setLabelFor(shown);
        HBox.setHgrow(shown, Priority.ALWAYS);
        Button copy = new Button("", Icons.of("fth-copy"));
        copy.setId("copyRedirect");
        copy.getStyleClass().addAll("button-icon", "flat");
        copy.setAccessibleText(bench.text("ui.sign.in.redirect.copy"));
        copy.setTooltip(new Tooltip(bench.text("ui.sign.in.redirect.copy")));
        copy.setOnAction(event -> copy(bench, address));
        HBox row = new HBox(4, shown, copy);
        row.setAlignment(Pos.CENTER_LEFT);
        Label help = new Label(bench.text("ui.sign.in.redirect.help"));
        help.getStyleClass().add("field-help");
        wrap(help);
        getChildren().addAll(name, row, help);
    }

    static void copy(Workbench bench, String address) {
        bench.clipboards().copy(address);
        bench.notices().info(bench.text("ui.copied"));
    }

    static void wrap(Label label) {
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
    }
}
