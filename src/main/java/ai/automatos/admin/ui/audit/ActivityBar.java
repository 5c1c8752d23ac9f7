package ai.automatos.admin.ui.audit;

import ai.automatos.admin.audit.AuditActivity;
import javafx.scene.layout.Region;

/** One bar of the chart, as high as the chart so that a low one is hit as easily. */
final class ActivityBar extends Region {
    /** Below this a failure would be overlooked. */
    static final double LEAST_FAILURE = 3;

    private final Region success = new Region();
    private final Region failure = new Region();
    private final AuditActivity activity;
    private final long top;

    /** @param top the value at the upper end */
    ActivityBar(AuditActivity activity, long top) {
        this.activity = activity;
        this.top = top;
        getStyleClass().add("activity-bar");
        success.getStyleClass().add("bar-success");
        failure.getStyleClass().add("bar-failure");
        getChildren().addAll(success, failure);
        success.setMouseTransparent(true);
        failure.setMouseTransparent(true);
    }

    AuditActivity activity() {
        return activity;
    }

    /** How much of {@code height} the failures take, never more than there is. */
    static double failureHeight(AuditActivity activity, long top, double height) {
        return activity.failures() == 0
                ? 0
                : Math.min(height, Math.max(LEAST_FAILURE, height * activity.failures() / top));
    }

    /** How much the successes take below the failures. */
    static double successHeight(AuditActivity activity, long top, double height) {
        double room = height - failureHeight(activity, top, height);
        return activity.successes() == 0
                ? 0
                : Math.max(0, Math.min(room, Math.max(1, height * activity.successes() / top)));
    }

    @Override
    protected void layoutChildren() {
        double gap = getWidth() > 6 ? Math.max(2, Math.rint(getWidth() * 0.25)) : getWidth() > 2 ? 1 : 0;
        double width = Math.max(1, snapSizeX(getWidth() - gap));
        double left = snapPositionX((getWidth() - width) / 2);
        double failed = snapSizeY(failureHeight(activity, top, getHeight()));
        double good = snapSizeY(successHeight(activity, top, getHeight()));
        success.resizeRelocate(left, getHeight() - good, width, good);
        failure.resizeRelocate(left, getHeight() - good - failed, width, failed);
    }
}
