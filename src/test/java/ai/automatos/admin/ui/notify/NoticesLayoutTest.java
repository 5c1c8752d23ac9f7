package ai.automatos.admin.ui.notify;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.common.UserFacingException;
import atlantafx.base.theme.PrimerDark;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import javafx.application.Application;
import javafx.geometry.Bounds;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Where notices lie, whatever they have to say. */
class NoticesLayoutTest {
    private static final double STATUS_BAR = 28;

    @BeforeAll
    static void toolkit() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void longNoticesStackAboveTheStatusBar() {
        List<Bounds> places = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            Notices notices = new Notices(new Messages(Locale.ENGLISH));
            StackPane root = new StackPane(notices.layer());
            Scene scene = new Scene(root, 960, 600);
            scene.getStylesheets()
                    .add(Objects.requireNonNull(getClass().getResource("/ai/automatos/admin/ui/theme/controls.css"))
                            .toExternalForm());
            Application.setUserAgentStylesheet(new PrimerDark().getUserAgentStylesheet());
            Stage stage = new Stage();
            stage.setScene(scene);
            stage.show();
            notices.info("Saved.");
            notices.error(new UserFacingException(ErrorKind.VAULT_UNUSABLE, "audit.journal.truncated", 1, 2, 3));
            notices.error(new UserFacingException(ErrorKind.VAULT_UNUSABLE, "store.database.missing", "/some/where"));
            for (int pass = 0; pass < 3; pass++) {
                root.applyCss();
                root.layout();
            }
            List<Bounds> found = new ArrayList<>();
            ((Parent) notices.layer())
                    .getChildrenUnmodifiable()
                    .forEach(notice -> found.add(notice.localToScene(notice.getLayoutBounds())));
            stage.hide();
            return found;
        });
        assertThat(places).hasSize(3);
        for (int i = 0; i < places.size(); i++) {
            assertThat(places.get(i).getMaxY()).isLessThanOrEqualTo(600 - STATUS_BAR);
            assertThat(places.get(i).getMinY())
                    .isGreaterThanOrEqualTo(i == 0 ? 0 : places.get(i - 1).getMaxY());
        }
        assertThat(places.get(1).getHeight()).isGreaterThan(places.get(0).getHeight());
    }
}
