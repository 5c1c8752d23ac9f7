package ai.automatos.admin.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Turns a host name into addresses; may hang for as long as the system's resolver does. */
@FunctionalInterface
public interface NameResolver {
    List<InetAddress> resolve(String host) throws UnknownHostException;

    static NameResolver system() {
        return host -> List.of(InetAddress.getAllByName(host));
    }
}
