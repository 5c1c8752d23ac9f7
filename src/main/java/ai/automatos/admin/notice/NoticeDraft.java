package ai.automatos.admin.notice;

import ai.automatos.admin.audit.CredentialRef;
import ai.automatos.admin.common.Ids;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A notice to be posted.
 *
 * @param key says what is said, so that it is said once however many clients and restarts there are: for example
 *     {@code expiring|<credential id>|30|2026-12-01}. At most 255 characters of its tenant's own
 * @param owner whose personal credential it is about, or {@link Ids#SHARED}
 * @param parameters as {@link NoticeKind#parameters()} says
 */
public record NoticeDraft(
        String key, NoticeKind kind, UUID owner, @Nullable CredentialRef credential, List<String> parameters) {
    static final int LONGEST_KEY = 255;
    static final int LONGEST_PARAMETER = 1_000;

    /** @throws IllegalArgumentException if the key is too long or the parameters are not the kind's */
    public NoticeDraft {
        parameters = parameters.stream().map(NoticeDraft::cut).toList();
        List<NoticeKind.Parameter> declared = kind.parameters();
        List<String> given = parameters;
        if (kind == NoticeKind.UNKNOWN
                || key.isEmpty()
                || key.length() > LONGEST_KEY
                || given.size() != declared.size()
                || !IntStream.range(0, given.size())
                        .allMatch(i -> declared.get(i).fits(given.get(i)))) {
            throw new IllegalArgumentException(kind + " with " + given.size() + " parameters");
        }
    }

    /** About a credential, or the program itself if null; {@code owner} is {@code credential.owner()}. */
    public static NoticeDraft of(
            NoticeKind kind, UUID owner, @Nullable CredentialRef credential, String key, Object... parameters) {
        return new NoticeDraft(
                key,
                kind,
                owner,
                credential,
                List.of(parameters).stream().map(Object::toString).toList());
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST_PARAMETER) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST_PARAMETER - 1))
                ? LONGEST_PARAMETER - 1
                : LONGEST_PARAMETER;
        return text.substring(0, end);
    }
}
