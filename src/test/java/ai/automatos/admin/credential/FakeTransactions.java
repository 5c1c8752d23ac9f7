package ai.automatos.admin.credential;

import ai.automatos.admin.common.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Runs units at once on the caller's thread and rolls its parts back when one fails. */
public final class FakeTransactions implements Transactions {
    private final List<Part> parts = new ArrayList<>();
    private boolean inside;
    private boolean undoes = true;
    private int unitsLeft = Integer.MAX_VALUE;
    private Runnable beforeNext = () -> {};

    /** Something that takes part in units. */
    public interface Part {
        /** Remembers the state now. @return puts it back */
        Runnable remember();
    }

    /** The process that these units run in is gone. */
    public static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    public void add(Part part) {
        parts.add(part);
    }

    /** After {@code count} more units every unit fails, as if the process were killed. */
    public void killAfter(int count) {
        unitsLeft = count;
    }

    /** For thousands of units, none of which fails: remembers no state before them. */
    public void neverUndo() {
        undoes = false;
    }

    /** Runs once, right before the next unit: what somebody else does in between. */
    public void beforeNextUnit(Runnable action) {
        beforeNext = action;
    }

    @Override
    public synchronized <T> T inUnit(Supplier<T> unit) {
        if (inside) {
            return unit.get();
        }
        Runnable before = beforeNext;
        beforeNext = () -> {};
        before.run();
        if (unitsLeft-- <= 0) {
            throw new Killed();
        }
        List<Runnable> undo = undoes ? parts.stream().map(Part::remember).toList() : List.of();
        inside = true;
        try {
            return unit.get();
        } catch (RuntimeException e) {
            if (!undoes) {
                throw new AssertionError("nothing was to fail", e);
            }
            undo.forEach(Runnable::run);
            throw e;
        } finally {
            inside = false;
        }
    }

    public void requireUnit() {
        if (!inside) {
            throw new IllegalStateException("outside a unit");
        }
    }
}
