package ai.automatos.admin.probe.ldap;

import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSimpleBindRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Treats certain names as other directories would, and remembers who wanted to bind. */
final class PickyDirectory extends InMemoryOperationInterceptor {
    private final List<String> bound = new CopyOnWriteArrayList<>();

    List<String> bound() {
        return bound;
    }

    @Override
    public void processSimpleBindRequest(InMemoryInterceptedSimpleBindRequest request) throws LDAPException {
        String name = request.getRequest().getBindDN();
        bound.add(name);
        if (name.startsWith("cn=anybody")) {
            request.setRequest(new SimpleBindRequest());
        }
        if (name.startsWith("CN=AD")) {
            String code = name.substring(5, 8);
            throw new LDAPException(
                    ResultCode.INVALID_CREDENTIALS,
                    "80090308: LdapErr: DSID-0C09044E, comment: AcceptSecurityContext error, data " + code + ", v2580");
        }
        if (name.startsWith("cn=result")) {
            ResultCode result = ResultCode.valueOf(Integer.parseInt(name.substring(9, 11)));
            throw new LDAPException(
                    result, "no, " + request.getRequest().getPassword().stringValue(), null, new String[] {
                        "ldap://other.example/"
                    });
        }
    }
}
