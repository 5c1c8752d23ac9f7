package ai.automatos.admin.ui;

import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.layout.Region;

/** Tells a part of the window, and its style sheets, when there is so little room that it should fold. FX thread only. */
public final class Narrow {
    /** Up to this width things fold. */
    public static final double LIMIT = 1100;

    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

    private Narrow() {}

    /** @param fold hears true when {@code region} becomes narrow and false when it is wide again */
    public static void watch(Region region, Consumer<Boolean> fold) {
        region.widthProperty().addListener((property, old, now) -> {
            boolean narrow = now.doubleValue() <= LIMIT;
            // Before the first layout it was neither.
            if (old.doubleValue() <= 0 || narrow != old.doubleValue() <= LIMIT) {
                region.pseudoClassStateChanged(NARROW, narrow);
                fold.accept(narrow);
            }
        });
    }
}
