package ai.automatos.admin.ui.shell;

import ai.automatos.admin.catalog.TypeSearch;
import ai.automatos.admin.catalog.TypeSummary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the palette shows for what is typed: groups with the best few hits each. Types are ranked as everywhere. */
final class PaletteSearch {
    private static final int FEW = 3;
    /** Before anything is typed, all actions are worth seeing. */
    private static final int MANY = 50;

    private final List<PaletteEntry> entries;
    private final Map<String, PaletteEntry> types;
    private final TypeSearch typeSearch;

    PaletteSearch(List<PaletteEntry> entries, List<TypeSummary> types) {
        this.entries = entries;
        this.typeSearch = new TypeSearch(types);
        this.types = entries.stream()
                .filter(entry -> entry.group() == PaletteEntry.Group.TYPES)
                .collect(Collectors.toMap(PaletteEntry::key, Function.identity()));
    }

    /** @param opened groups of which more than a few hits are shown */
    List<PaletteRow> find(String question, Set<PaletteEntry.Group> opened) {
        String typed = question.strip().toLowerCase(Locale.ROOT);
        List<String> words = typed.isEmpty() ? List.of() : List.of(typed.split("\\s+"));
        List<PaletteRow> rows = new ArrayList<>();
        for (Map.Entry<PaletteEntry.Group, List<PaletteEntry>> one : hits(typed).entrySet()) {
            PaletteEntry.Group group = one.getKey();
            List<PaletteEntry> hits = one.getValue();
            if (hits.isEmpty()) {
                continue;
            }
            boolean whole = opened.contains(group) || (typed.isEmpty() && group == PaletteEntry.Group.ACTIONS);
            int shown = Math.min(whole ? MANY : FEW, hits.size());
            rows.add(new PaletteRow.Head(group, hits.size()));
            hits.subList(0, shown).forEach(hit -> rows.add(new PaletteRow.Hit(hit, words)));
            if (shown < hits.size()) {
                rows.add(new PaletteRow.More(group, hits.size() - shown));
            }
        }
        return rows;
    }

    private Map<PaletteEntry.Group, List<PaletteEntry>> hits(String typed) {
        Map<PaletteEntry.Group, List<PaletteEntry>> hits = new EnumMap<>(PaletteEntry.Group.class);
        for (PaletteEntry.Group group : PaletteEntry.Group.values()) {
            hits.put(group, hits(group, typed));
        }
        // Types that only resemble what was typed are for when nothing else has it.
        boolean nothing = hits.values().stream().allMatch(List::isEmpty);
        if (nothing || !hits.getOrDefault(PaletteEntry.Group.TYPES, List.of()).isEmpty()) {
            hits.put(PaletteEntry.Group.TYPES, rankedTypes(typed));
        }
        return hits;
    }

    private List<PaletteEntry> rankedTypes(String typed) {
        return typeSearch.find(typed).stream()
                .map(type -> types.get(type.key()))
                .filter(Objects::nonNull)
                .toList();
    }

    private List<PaletteEntry> hits(PaletteEntry.Group group, String typed) {
        record Scored(PaletteEntry entry, int score) {}
        return entries.stream()
                .filter(entry -> entry.group() == group)
                .map(entry -> new Scored(entry, entry.score(typed)))
                .filter(scored -> scored.score() >= 0)
                .sorted(Comparator.comparingInt(Scored::score).reversed())
                .map(Scored::entry)
                .toList();
    }
}
