package ai.automatos.admin.ui.audit;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/** Which bars get their time written below them, and how. */
final class ChartTicks {
    private static final int DAY = 24 * 60;
    private static final List<Integer> MINUTES = List.of(1, 5, 10, 15, 30, 60, 120, 180, 240, 360, 720, DAY);

    private ChartTicks() {}

    /** @param pattern for the day or time */
    record Ticks(List<Integer> bars, String pattern) {}

    /**
     * @param bounds of the bars
     * @param most how many labels have room
     */
    static Ticks of(List<Instant> bounds, Step step, ZoneId zone, int most) {
        if (!step.isShorterThanDay()) {
            return switch (step) {
                case YEAR -> new Ticks(every(bounds.size() - 1, most), "yyyy");
                case MONTH -> new Ticks(every(bounds.size() - 1, most), "MMM yyyy");
                default -> new Ticks(every(bounds.size() - 1, most), "d MMM");
            };
        }
        for (int minutes : MINUTES) {
            List<Integer> bars = at(minutes, bounds, zone);
            if (bars.size() <= most && (minutes == DAY || !bars.isEmpty())) {
                return new Ticks(bars, minutes == DAY ? "EEE d" : "HH:mm");
            }
        }
        return new Ticks(every(bounds.size() - 1, most), "d MMM");
    }

    private static List<Integer> at(int minutes, List<Instant> bounds, ZoneId zone) {
        List<Integer> bars = new ArrayList<>();
        for (int i = 0; i < bounds.size() - 1; i++) {
            ZonedDateTime time = bounds.get(i).atZone(zone);
            if ((time.getHour() * 60 + time.getMinute()) % minutes == 0) {
                bars.add(i);
            }
        }
        return bars;
    }

    private static List<Integer> every(int bars, int most) {
        int stride = Math.max(1, (bars + most - 1) / Math.max(1, most));
        List<Integer> chosen = new ArrayList<>();
        for (int i = 0; i < bars; i += stride) {
            chosen.add(i);
        }
        return chosen;
    }
}
