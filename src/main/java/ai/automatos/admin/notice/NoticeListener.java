package ai.automatos.admin.notice;

import java.util.List;

/** Hears what this process changed, once it is durable, on the thread that changed it: return soon and never throw. */
@FunctionalInterface
public interface NoticeListener {
    /** @param posted what is new and not muted; empty if something was read, muted or unmuted */
    void changed(List<Notice> posted);
}
