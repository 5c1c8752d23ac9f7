package ai.automatos.admin.probe.mongo;

import java.io.IOException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import javax.naming.CompositeName;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;

/**
 * Asks the DNS servers that this computer is set up with, by the JDK's own client. The factory is fixed to DNS, which
 * makes texts and never objects of what it is told, and the caller lets through plain host names only.
 */
@SuppressWarnings({"BanJNDI", "JdkObsolete"})
final class SystemDns implements ServiceRecords.Directory {
    private final String servers;

    SystemDns() {
        this("dns:");
    }

    /** @param servers {@code dns://address:port}, for tests */
    SystemDns(String servers) {
        this.servers = servers;
    }

    @Override
    public List<String> records(String name, String type) throws IOException {
        Hashtable<String, String> environment = new Hashtable<>();
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        environment.put(Context.PROVIDER_URL, servers);
        environment.put("com.sun.jndi.dns.timeout.retries", "2");
        List<String> records = new ArrayList<>();
        try {
            DirContext context = new InitialDirContext(environment);
            try {
                Attribute found = context.getAttributes(new CompositeName(name), new String[] {type})
                        .get(type);
                if (found != null) {
                    NamingEnumeration<?> all = found.getAll();
                    while (all.hasMore()) {
                        records.add(String.valueOf(all.next()));
                    }
                }
            } finally {
                context.close();
            }
        } catch (NameNotFoundException e) {
            return List.of();
        } catch (NamingException e) {
            UnknownHostException failure = new UnknownHostException(name);
            failure.initCause(e);
            throw failure;
        }
        return records;
    }
}
