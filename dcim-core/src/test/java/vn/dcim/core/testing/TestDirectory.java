package vn.dcim.core.testing;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSimpleBindRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import vn.dcim.core.transport.KeyMaterial;

/**
 * A directory for a spec, in memory, on the loopback address, with TLS and StartTLS, shaped like Active Directory or OpenLDAP.
 *
 * <pre>{@code
 * def directory = new TestDirectory(folder, true)
 * directory.group('dcim-operators')
 * directory.person('lan', 'Mật khẩu của Lan', 'dcim-operators')
 * ApplicationContext.run(database.properties() + directory.settings([operator: ['dcim-operators']]))
 * }</pre>
 */
public final class TestDirectory implements AutoCloseable {

    public static final String BASE = "dc=example,dc=vn";
    public static final String SEARCHER = "cn=dcim," + BASE;
    public static final String SEARCHERS_PASSWORD = "of the searcher";

    private static final String IN_CHAIN = "1.2.840.113556.1.4.1941";

    /** Whoever tried to bind, in order; the searcher left out. */
    public final List<String> binds = new CopyOnWriteArrayList<>();
    /** People who have to change their password at the directory first. */
    public final Set<String> outdated = ConcurrentHashMap.newKeySet();

    private final InMemoryDirectoryServer server;
    private final boolean active;
    private final Path folder;
    private final Map<String, List<String>> nested = new HashMap<>();

    /** @param active true for the shape of Active Directory, false for that of OpenLDAP */
    public TestDirectory(Path folder, boolean active) {
        this.folder = folder;
        this.active = active;
        try {
            TestAuthority.in(folder, "directory-ca").issue("directory", Duration.ofDays(90), "127.0.0.1");
            server = new InMemoryDirectoryServer(config(serverTls()));
            server.add(new Entry(BASE, new Attribute("objectClass", "domain"), new Attribute("dc", "example")));
            server.add(new Entry("ou=groups," + BASE, new Attribute("objectClass", "organizationalUnit")));
            server.add(new Entry("ou=people," + BASE, new Attribute("objectClass", "organizationalUnit")));
            server.startListening();
        } catch (Exception e) {
            throw new IllegalStateException("no directory", e);
        }
    }

    private InMemoryDirectoryServerConfig config(SSLContext tls) throws LDAPException {
        var config = new InMemoryDirectoryServerConfig(BASE);
        config.setSchema(null);
        config.setEnforceAttributeSyntaxCompliance(false);
        config.addAdditionalBindCredentials(SEARCHER, SEARCHERS_PASSWORD);
        InetAddress here = InetAddress.getLoopbackAddress();
        config.setListenerConfigs(
                InMemoryListenerConfig.createLDAPSConfig("ldaps", here, 0, tls.getServerSocketFactory(), null),
                InMemoryListenerConfig.createLDAPConfig("ldap", here, 0, tls.getSocketFactory()));
        config.addInMemoryOperationInterceptor(new Interceptor());
        return config;
    }

    private SSLContext serverTls() throws Exception {
        KeyMaterial material = KeyMaterial.read(folder.resolve("directory.pem"), folder.resolve("directory.key"), null);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(material.keyStore(), null);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    public String ldaps() {
        return "ldaps://127.0.0.1:" + server.getListenPort("ldaps");
    }

    public String ldap() {
        return "ldap://127.0.0.1:" + server.getListenPort("ldap");
    }

    /** @param roles names of groups by the code of their role */
    public Map<String, Object> settings(Map<String, List<String>> roles) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("dcim.directory.url", ldaps());
        settings.put("dcim.directory.kind", active ? "active-directory" : "openldap");
        settings.put(
                "dcim.directory.ca-file", folder.resolve("directory-ca.pem").toString());
        settings.put("dcim.directory.bind-dn", SEARCHER);
        settings.put("dcim.directory.password", SEARCHERS_PASSWORD);
        settings.put("dcim.directory.base", BASE);
        // why: a spec has accounts followed when it says so
        settings.put("dcim.directory.first-look", "1h");
        roles.forEach((role, groups) -> settings.put(
                "dcim.directory.roles." + role,
                groups.stream().map(TestDirectory::groupDn).toList()));
        return settings;
    }

    public static String groupDn(String name) {
        return "cn=" + name + ",ou=groups," + BASE;
    }

    public String personDn(String name) {
        return (active ? "cn=" : "uid=") + name + ",ou=people," + BASE;
    }

    /** Adds a group; one within others where those are named. */
    public void group(String name, String... parents) {
        add(new Entry(groupDn(name), new Attribute("objectClass", "group"), new Attribute("cn", name)));
        for (String parent : parents) {
            nested.computeIfAbsent(parent, _ -> new ArrayList<>()).add(name);
        }
    }

    /** Adds somebody; the attributes of the person are made of the name. */
    public void person(String name, String password, String... groups) {
        UUID id = UUID.randomUUID();
        Entry entry = new Entry(
                personDn(name),
                new Attribute("objectClass", "person", active ? "user" : "inetOrgPerson"),
                new Attribute(active ? "sAMAccountName" : "uid", name),
                new Attribute(active ? "displayName" : "cn", "Người " + name),
                new Attribute("mail", name + "@example.vn"),
                new Attribute("telephoneNumber", "0209 3" + name.length()),
                new Attribute(active ? "department" : "ou", "Trung tâm CNTT"),
                new Attribute("title", "Chuyên viên"),
                new Attribute("userPassword", password));
        if (active) {
            entry.addAttribute("userAccountControl", "512");
            entry.addAttribute("accountExpires", "9223372036854775807");
            entry.addAttribute(
                    "objectGUID",
                    ByteBuffer.allocate(16)
                            .putLong(id.getMostSignificantBits())
                            .putLong(id.getLeastSignificantBits())
                            .array());
        }
        add(entry);
        for (String group : groups) {
            join(name, group);
        }
    }

    public void join(String name, String group) {
        modify(groupDn(group), ModificationType.ADD, "member", personDn(name));
        if (active) {
            modify(personDn(name), ModificationType.ADD, "memberOf", groupDn(group));
        }
    }

    public void leave(String name, String group) {
        modify(groupDn(group), ModificationType.DELETE, "member", personDn(name));
        if (active) {
            modify(personDn(name), ModificationType.DELETE, "memberOf", groupDn(group));
        }
    }

    public void set(String name, String attribute, String value) {
        modify(personDn(name), ModificationType.REPLACE, attribute, value);
    }

    public void remove(String name) {
        try {
            server.delete(personDn(name));
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Listens no more, or again on the same ports. */
    public void listen(boolean listening) {
        try {
            if (listening) {
                server.startListening();
            } else {
                server.shutDown(true);
            }
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
    }

    private void add(Entry entry) {
        try {
            server.add(entry);
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
    }

    private void modify(String dn, ModificationType type, String attribute, String value) {
        try {
            server.modify(dn, new Modification(type, attribute, value));
        } catch (LDAPException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.shutDown(true);
    }

    /** What the server in memory does not know of Active Directory. */
    private final class Interceptor extends InMemoryOperationInterceptor {

        @Override
        public void processSimpleBindRequest(InMemoryInterceptedSimpleBindRequest request) throws LDAPException {
            String dn = request.getRequest().getBindDN();
            if (!dn.equals(SEARCHER)) {
                binds.add(dn);
            }
            if (outdated.stream().map(TestDirectory.this::personDn).anyMatch(dn::equals)) {
                throw new LDAPException(
                        ResultCode.INVALID_CREDENTIALS,
                        "80090308: LdapErr: DSID-0C09044E, comment: AcceptSecurityContext error, data 532, v2580");
            }
        }

        @Override
        public void processSearchRequest(InMemoryInterceptedSearchRequest request) throws LDAPException {
            SearchRequest search = request.getRequest().duplicate();
            search.setFilter(rewritten(search.getFilter()));
            request.setRequest(search);
        }

        private Filter rewritten(Filter filter) {
            if (filter.getFilterType() == Filter.FILTER_TYPE_AND) {
                List<Filter> parts = new ArrayList<>();
                for (Filter part : filter.getComponents()) {
                    parts.add(rewritten(part));
                }
                return Filter.createANDFilter(parts);
            }
            if (!IN_CHAIN.equals(filter.getMatchingRuleID())) {
                return filter;
            }
            List<Filter> groups = new ArrayList<>();
            String name = filter.getAssertionValue().replaceFirst("cn=([^,]+),.*", "$1");
            withinAndItself(name).forEach(group -> groups.add(Filter.createEqualityFilter("memberOf", groupDn(group))));
            return Filter.createORFilter(groups);
        }

        private List<String> withinAndItself(String group) {
            List<String> all = new ArrayList<>(List.of(group));
            nested.getOrDefault(group, List.of()).forEach(child -> all.addAll(withinAndItself(child)));
            return all;
        }
    }
}
