package ai.automatos.admin.credential;

import ai.automatos.admin.common.CanonicalBytes;
import java.util.List;

/** A tool that agents use with a credential. @param typeKeys credential types it takes; empty for any */
public record Tool(long tenant, String name, List<String> typeKeys, long rowVersion) {
    public static final String TABLE = "tools";

    public Tool {
        typeKeys = List.copyOf(typeKeys);
    }

    public CanonicalBytes macRow() {
        CanonicalBytes row = new CanonicalBytes().add(tenant).add(name).add(typeKeys.size());
        typeKeys.forEach(row::add);
        return row.add(rowVersion);
    }
}
