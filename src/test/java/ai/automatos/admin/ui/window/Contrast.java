package ai.automatos.admin.ui.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;

/** Contrast of text against what is painted behind it, by the formula of WCAG 2. FX thread only. */
final class Contrast {
    private Contrast() {}

    /** Texts that stand out less than {@code least} to 1; what is disabled is not asked for. */
    static List<String> tooWeak(Node root, double least) {
        List<String> found = new ArrayList<>();
        walk(root, Color.BLACK, least, found);
        return found.stream().distinct().toList();
    }

    static double ratio(Color one, Color two) {
        double a = luminance(one);
        double b = luminance(two);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static void walk(Node node, Color behind, double least, List<String> found) {
        if (!node.isVisible() || node.isDisabled() || node.getOpacity() < 0.99) {
            return;
        }
        Color ground = behind;
        if (node instanceof Region region && region.getBackground() != null) {
            for (BackgroundFill fill : region.getBackground().getFills()) {
                if (fill.getFill() instanceof Color colour) {
                    ground = over(colour, ground);
                }
            }
        }
        if (node instanceof Text text && !text.getText().isBlank() && text.getFill() instanceof Color colour) {
            double ratio = ratio(over(colour, ground), ground);
            boolean icon = text.getText().length() == 1 && text.getText().charAt(0) > '\ue000';
            if (ratio < (icon ? 3 : least)) {
                found.add(String.format(Locale.ROOT, "%.2f „%s“ %s on %s", ratio, text.getText(), colour, ground));
            }
        }
        if (node instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                walk(child, ground, least, found);
            }
        }
    }

    private static Color over(Color top, Color bottom) {
        double alpha = top.getOpacity();
        return Color.color(
                top.getRed() * alpha + bottom.getRed() * (1 - alpha),
                top.getGreen() * alpha + bottom.getGreen() * (1 - alpha),
                top.getBlue() * alpha + bottom.getBlue() * (1 - alpha));
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.03928 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
