package ai.automatos.admin.ui;

import java.util.List;

/** The categories of shipped types, in the order they are offered, each with its sign; all others count as custom. */
public final class TypeCategories {
    /** Sign of a category of a user's own. */
    public static final String CUSTOM_ICON = "fth-edit-2";

    private static final List<Entry> ALL = List.of(
            new Entry("AI & ML", "fth-cpu"),
            new Entry("Databases", "fth-database"),
            new Entry("Cloud Providers", "fth-cloud"),
            new Entry("Communication", "fth-message-square"),
            new Entry("Developer Tools", "fth-code"),
            new Entry("CRM & Sales", "fth-users"),
            new Entry("Data & Analytics", "fth-bar-chart-2"),
            new Entry("E-commerce", "fth-shopping-cart"),
            new Entry("Finance & Payments", "fth-credit-card"),
            new Entry("Marketing", "fth-radio"),
            new Entry("Productivity", "fth-briefcase"),
            new Entry("Security & Identity", "fth-shield"));

    private TypeCategories() {}

    public static List<String> names() {
        return ALL.stream().map(Entry::name).toList();
    }

    public static boolean isShipped(String category) {
        return number(category) > 0;
    }

    public static String icon(String category) {
        int number = number(category);
        return number == 0 ? CUSTOM_ICON : ALL.get(number - 1).icon();
    }

    /** From 1, the same for ever, so that a colour can belong to it; 0 for a category of a user's own. */
    static int number(String category) {
        for (int i = 0; i < ALL.size(); i++) {
            if (ALL.get(i).name().equals(category)) {
                return i + 1;
            }
        }
        return 0;
    }

    private record Entry(String name, String icon) {}
}
