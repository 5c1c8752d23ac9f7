package ai.automatos.admin.ui.shell;

import java.util.List;

/** A line of the palette. */
sealed interface PaletteRow {
    PaletteEntry.Group group();

    /** Whether the keyboard stops here. */
    default boolean canBeChosen() {
        return true;
    }

    /** In pixels at the usual size of text. */
    default int height() {
        return 32;
    }

    /** @param count how many hits the group has */
    record Head(PaletteEntry.Group group, int count) implements PaletteRow {
        @Override
        public boolean canBeChosen() {
            return false;
        }
    }

    /** @param typed the words whose letters are marked */
    record Hit(PaletteEntry entry, List<String> typed) implements PaletteRow {
        @Override
        public PaletteEntry.Group group() {
            return entry.group();
        }

        @Override
        public int height() {
            return 40;
        }
    }

    /** @param count how many hits of the group are not shown */
    record More(PaletteEntry.Group group, int count) implements PaletteRow {}
}
