package ai.automatos.admin.store;

import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.UserFacingException;
import java.sql.SQLException;
import java.util.Set;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/** What a database's error means, by SQLSTATE and, for H2, by its own codes. */
enum SqlFailure {
    /** The connection or the whole database is gone. */
    UNREACHABLE,
    LOGIN_REFUSED,
    NO_SPACE,
    /** Another transaction won; trying again helps. */
    RETRY,
    DUPLICATE,
    DAMAGED,
    OTHER;

    /** H2: broken, closed, or closing after a fatal error. */
    private static final Set<Integer> H2_GONE = Set.of(90067, 90098, 90121, 90135, 90013);

    private static final Set<Integer> H2_IO = Set.of(90028, 90031);
    private static final int H2_FILE_CORRUPTED = 90030;
    private static final int H2_UNSUPPORTED_FORMAT = 90048;

    /** H2: another transaction holds the row, or changed it. */
    private static final Set<Integer> H2_CONFLICT = Set.of(50200, 90131);

    private static final Set<Integer> H2_STORE_DAMAGED = Set.of(
            DataUtils.ERROR_UNSUPPORTED_FORMAT,
            DataUtils.ERROR_FILE_CORRUPT,
            DataUtils.ERROR_SERIALIZATION,
            DataUtils.ERROR_CHUNK_NOT_FOUND,
            DataUtils.ERROR_BLOCK_NOT_FOUND,
            DataUtils.ERROR_TRANSACTION_CORRUPT,
            DataUtils.ERROR_UNKNOWN_DATA_TYPE);

    private static final Set<Integer> H2_STORE_GONE = Set.of(
            DataUtils.ERROR_READING_FAILED,
            DataUtils.ERROR_WRITING_FAILED,
            DataUtils.ERROR_INTERNAL,
            DataUtils.ERROR_CLOSED);

    static SqlFailure of(@Nullable Throwable failure) {
        if (outOfSpace(failure)) {
            return NO_SPACE;
        }
        // H2 hides what its file says behind "general error".
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof MVStoreException file && H2_STORE_DAMAGED.contains(file.getErrorCode())) {
                return DAMAGED;
            }
            if (cause instanceof MVStoreException file && H2_STORE_GONE.contains(file.getErrorCode())) {
                return UNREACHABLE;
            }
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return of(sql);
            }
        }
        return OTHER;
    }

    private static SqlFailure of(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        int code = failure.getErrorCode();
        if (state.equals("53100") || code == 90100) {
            return NO_SPACE;
        }
        if (code == H2_FILE_CORRUPTED || code == H2_UNSUPPORTED_FORMAT || state.equals("XX001")) {
            return DAMAGED;
        }
        // No such database, or no password given: as with a wrong user, the server answers but lets nobody in.
        if (state.startsWith("28") || state.equals("3D000") || state.equals("08004")) {
            return LOGIN_REFUSED;
        }
        if (H2_GONE.contains(code) || H2_IO.contains(code) || state.startsWith("08") || state.startsWith("57P")) {
            return UNREACHABLE;
        }
        if (state.equals("40001") || state.equals("40P01") || H2_CONFLICT.contains(code)) {
            return RETRY;
        }
        return state.equals("23505") ? DUPLICATE : OTHER;
    }

    private static boolean outOfSpace(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            if (message != null
                    && (message.contains("No space left") || message.contains("not enough space on the disk"))) {
                return true;
            }
        }
        return false;
    }

    /** After these the connection is of no further use. */
    boolean fatal() {
        return this == UNREACHABLE || this == NO_SPACE || this == DAMAGED;
    }

    UserFacingException toUser(Throwable cause) {
        return switch (this) {
            case UNREACHABLE -> new UserFacingException(cause, ErrorKind.UNAVAILABLE, "store.unreachable");
            case LOGIN_REFUSED -> new UserFacingException(cause, ErrorKind.UNAVAILABLE, "store.login.refused");
            case NO_SPACE -> new UserFacingException(cause, ErrorKind.UNAVAILABLE, "store.space.none");
            case DAMAGED -> new UserFacingException(cause, ErrorKind.VAULT_UNUSABLE, "store.database.damaged");
            case RETRY, DUPLICATE, OTHER -> new UserFacingException(cause, ErrorKind.UNAVAILABLE, "store.refused");
        };
    }
}
