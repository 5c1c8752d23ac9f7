package ai.automatos.admin.ui.audit;

import ai.automatos.admin.audit.AuditActivity;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Events by time as bars, failures on top and never too thin to be seen. A bar is chosen by click, or with arrows and
 * Enter. All colours come from the style sheet.
 */
public final class ActivityChart extends Region {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final int LEFT = 48;
    private static final int ABOVE = 8;
    private static final int BELOW = 20;
    private static final int LABEL_WIDTH = 72;
    private static final List<Long> LEADING = List.of(1L, 2L, 4L, 6L, 8L);

    private final Tooltip tooltip = new Tooltip();
    private List<ActivityBar> bars = List.of();
    private List<Label> levels = List.of();
    private List<Region> lines = List.of();
    private List<Label> ticks = List.of();
    private ChartTicks.Ticks labelled = new ChartTicks.Ticks(List.of(), "");
    private @Nullable Wording wording;
    private Consumer<Span> chosen = span -> {};
    private int current;

    /** What the chart says in words. */
    interface Wording {
        /** @param most how many labels have room */
        ChartTicks.Ticks ticks(int most);

        String tick(AuditActivity bar, String pattern);

        String bar(AuditActivity bar);

        String level(long value);
    }

    public ActivityChart() {
        getStyleClass().add("activity-chart");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.PARENT);
        tooltip.setShowDelay(Duration.millis(200));
        setOnKeyPressed(this::key);
        focusedProperty().addListener(change -> mark());
    }

    /** @param action gets the span of the bar that is chosen */
    void onChoose(Consumer<Span> action) {
        chosen = action;
    }

    void show(List<AuditActivity> activities, Wording words) {
        wording = words;
        long top = top(activities.stream().mapToLong(AuditActivity::total).max().orElse(0));
        bars = activities.stream().map(activity -> bar(activity, top)).toList();
        levels = List.of(0L, top / 2, top).stream()
                .map(value -> label(words.level(value)))
                .toList();
        levels.forEach(level -> level.getStyleClass().add("level"));
        lines = levels.stream().map(level -> line()).toList();
        current = Math.min(current, Math.max(0, bars.size() - 1));
        labelled = new ChartTicks.Ticks(List.of(), "");
        ticks = List.of();
        fill();
        mark();
        requestLayout();
    }

    void clear() {
        bars = List.of();
        levels = List.of();
        lines = List.of();
        ticks = List.of();
        wording = null;
        fill();
    }

    /** A round value at or above the greatest, half of which is whole. */
    static long top(long greatest) {
        for (long power = 1; ; power *= 10) {
            for (long leading : LEADING) {
                long value = leading * power;
                if (value > 1 && value >= greatest) {
                    return value;
                }
            }
        }
    }

    @Override
    protected double computePrefHeight(double width) {
        return 104;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth() - LEFT - 8;
        double height = getHeight() - ABOVE - BELOW;
        if (bars.isEmpty() || width <= 0 || height <= 0) {
            return;
        }
        for (int i = 0; i < levels.size(); i++) {
            double y = snapPositionY(ABOVE + height - height * i / (levels.size() - 1));
            lines.get(i).resizeRelocate(LEFT, y, width, 1);
            Label level = levels.get(i);
            level.resizeRelocate(0, y - 8, LEFT - 8, 16);
        }
        double slot = width / bars.size();
        for (int i = 0; i < bars.size(); i++) {
            double from = snapPositionX(LEFT + slot * i);
            bars.get(i).resizeRelocate(from, ABOVE, snapPositionX(LEFT + slot * (i + 1)) - from, height);
        }
        layoutTicks(slot, Math.max(1, (int) (width / LABEL_WIDTH)));
    }

    private void layoutTicks(double slot, int most) {
        @Nullable Wording words = wording;
        if (words == null) {
            return;
        }
        ChartTicks.Ticks wanted = words.ticks(most);
        if (!wanted.equals(labelled)) {
            labelled = wanted;
            ticks = wanted.bars().stream()
                    .map(bar -> label(words.tick(bars.get(bar).activity(), wanted.pattern())))
                    .toList();
            fill();
        }
        for (int i = 0; i < ticks.size(); i++) {
            Label tick = ticks.get(i);
            double tickWidth = Math.ceil(tick.prefWidth(-1));
            double x = LEFT + slot * labelled.bars().get(i);
            tick.resizeRelocate(
                    Math.min(snapPositionX(x), getWidth() - 8 - tickWidth), getHeight() - 16, tickWidth, 16);
        }
    }

    private void fill() {
        getChildren().setAll(lines);
        getChildren().addAll(levels);
        getChildren().addAll(ticks);
        getChildren().addAll(bars);
    }

    private ActivityBar bar(AuditActivity activity, long top) {
        ActivityBar bar = new ActivityBar(activity, top);
        bar.setOnMouseEntered(event -> {
            if (wording != null) {
                tooltip.setText(wording.bar(activity));
            }
        });
        bar.setOnMouseClicked(event -> choose(bar));
        Tooltip.install(bar, tooltip);
        return bar;
    }

    private void choose(ActivityBar bar) {
        if (bar.activity().total() > 0) {
            chosen.accept(new Span(bar.activity().from(), bar.activity().to()));
        }
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> current = Math.max(0, current - 1);
            case RIGHT -> current = Math.min(bars.size() - 1, current + 1);
            case HOME -> current = 0;
            case END -> current = bars.size() - 1;
            case ENTER, SPACE -> {
                if (current >= 0 && current < bars.size()) {
                    choose(bars.get(current));
                }
            }
            default -> {
                return;
            }
        }
        event.consume();
        mark();
    }

    /** Shows where the keys are, and says it to a screen reader. */
    private void mark() {
        for (int i = 0; i < bars.size(); i++) {
            bars.get(i).pseudoClassStateChanged(CURRENT, isFocused() && i == current);
        }
        if (wording != null && current >= 0 && current < bars.size()) {
            setAccessibleText(wording.bar(bars.get(current).activity()));
        }
    }

    private static Label label(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("axis-label");
        return label;
    }

    private static Region line() {
        Region line = new Region();
        line.getStyleClass().add("axis-line");
        line.setMouseTransparent(true);
        return line;
    }
}
