package ai.automatos.admin.store;

import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.UserFacingException;
import java.util.function.Function;

/** Reads what only this program writes; anything else means that somebody else wrote the row, or that it is damaged. */
final class Words {
    private Words() {}

    static <T> T read(String table, Object row, String word, Function<String, T> reader) {
        try {
            return reader.apply(word);
        } catch (IllegalArgumentException e) {
            throw damaged(e, table, row);
        }
    }

    static UserFacingException damaged(Exception cause, String table, Object row) {
        return new UserFacingException(cause, ErrorKind.VAULT_UNUSABLE, "store.row.damaged", table, row.toString());
    }
}
