package ai.automatos.admin.audit.journal;

import ai.automatos.admin.audit.ChainHead;
import ai.automatos.admin.audit.HashChain;
import ai.automatos.admin.audit.LinkedEvent;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.UserFacingException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One file of a journal, read whole: files are small.
 *
 * @param length of the whole lines; what follows is a torn last line
 */
record JournalFile(JournalLine.Header header, List<LinkedEvent> events, long length) {
    /**
     * Reads and checks every line: an event that directly follows another of its chain must carry its hash on.
     *
     * @param newest whether the last line may be torn
     * @throws UserFacingException {@code audit.journal.damaged} with file and line
     */
    static JournalFile read(Path file, boolean newest) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        List<LinkedEvent> events = new ArrayList<>();
        Map<Long, ChainHead> heads = new HashMap<>();
        JournalLine.Header header = null;
        int line = 0;
        int start = 0;
        for (int end = indexOfLineEnd(bytes, start); end >= 0; end = indexOfLineEnd(bytes, start)) {
            line++;
            try {
                String text = text(bytes, start, end);
                if (header == null) {
                    header = header(text);
                    header.heads().forEach(head -> heads.put(head.chain(), head));
                } else {
                    events.add(next(text, heads));
                }
            } catch (IOException e) {
                throw damaged(e, file, line);
            }
            start = end + 1;
        }
        if (header == null || (!newest && start < bytes.length)) {
            throw damaged(null, file, line + 1);
        }
        return new JournalFile(header, events, start);
    }

    private static JournalLine.Header header(String text) throws IOException {
        JournalLine.Header header = JournalLine.readHeader(text);
        if (!JournalLine.header(header).equals(text)) {
            throw new IOException("not as it was written");
        }
        return header;
    }

    private static LinkedEvent next(String text, Map<Long, ChainHead> heads) throws IOException {
        LinkedEvent event = JournalLine.readEvent(text);
        // The bytes must be exactly ours: a second spelling of the same event would hide a change.
        if (!JournalLine.event(event).equals(text)) {
            throw new IOException("not as it was written");
        }
        ChainHead head = heads.get(event.event().chain());
        long before = head == null ? 0 : head.sequence();
        if (event.sequence() <= before) {
            throw new IOException("out of order");
        }
        ChainHead previous = head == null ? ChainHead.empty(event.event().chain()) : head;
        if (event.sequence() == before + 1 && !HashChain.follows(previous, event)) {
            throw new IOException("hash does not follow");
        }
        heads.put(event.event().chain(), event.head());
        return event;
    }

    private static String text(byte[] bytes, int start, int end) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(java.nio.ByteBuffer.wrap(bytes, start, end - start))
                .toString();
    }

    private static int indexOfLineEnd(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private static UserFacingException damaged(
            @org.jspecify.annotations.Nullable Exception cause, Path file, int line) {
        return new UserFacingException(
                cause, ErrorKind.VAULT_UNUSABLE, "audit.journal.damaged", file.toString(), Integer.toString(line));
    }
}
