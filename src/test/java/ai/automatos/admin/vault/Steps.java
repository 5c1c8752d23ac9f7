package ai.automatos.admin.vault;

import ai.automatos.admin.common.Transactions;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Counts the calls to what an operation leans on, and makes the n-th fail. Thread-safe: units run on the writer's. */
final class Steps {
    /** What a step does that fails. */
    enum Mode {
        /** That call fails, those after it work: a full disk, a lost answer. */
        ONCE,
        /** It and every call after it fail: the process is gone. */
        GONE
    }

    /** The step that was made to fail. */
    static final class Fault extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Fault(String step) {
            super(step);
        }
    }

    /** A unit was saved, but who asked for it does not hear of it. */
    static final String LOST_ANSWER = "answer of a unit";

    private int left = Integer.MAX_VALUE;
    private Mode mode = Mode.ONCE;
    private @Nullable String failed;

    synchronized void arm(int step, Mode how) {
        left = step;
        mode = how;
        failed = null;
    }

    /** @return the step that failed, null if the operation had fewer */
    synchronized @Nullable String disarm() {
        left = Integer.MAX_VALUE;
        return failed;
    }

    synchronized void take(String step) {
        boolean now = --left == 0;
        if (now || (left < 0 && mode == Mode.GONE)) {
            failed = failed == null ? step : failed;
            throw new Fault(step);
        }
    }

    /** A unit is two steps: it may fail to begin, and its answer may be lost. */
    <T> T watch(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            take(type.getSimpleName() + "." + method.getName());
            try {
                Object result = method.invoke(target, args);
                if (type == Transactions.class) {
                    take(LOST_ANSWER);
                }
                return result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
