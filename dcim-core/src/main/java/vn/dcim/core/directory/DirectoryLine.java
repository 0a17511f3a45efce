package vn.dcim.core.directory;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.BindResult;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.dcim.core.account.Role;

/** One connection to the directory, on which the account of the settings searches. */
final class DirectoryLine implements AutoCloseable {

    /** LDAP_MATCHING_RULE_IN_CHAIN (MS-ADTS 3.1.1.3.4.4.3): the groups of a person's groups count too. */
    private static final String IN_CHAIN = "1.2.840.113556.1.4.1941";
    /** Names of members are counted up to here. */
    private static final int MOST_MEMBERS = 1000;

    private static final int PAGE = 500;
    /** No attributes at all (RFC 4511, 4.5.1.8). */
    private static final String NOTHING = "1.1";

    private final LDAPConnection connection;
    private final URI server;
    private final DirectorySettings settings;
    private final DirectoryEntries entries;
    private final Runnable closed;

    DirectoryLine(LDAPConnection connection, URI server, DirectorySettings settings, Runnable closed) {
        this.connection = connection;
        this.server = server;
        this.settings = settings;
        this.entries = new DirectoryEntries(settings);
        this.closed = closed;
    }

    /** Returns who bears a name: nobody, one, or two for more than one. */
    List<DirectoryPerson> find(String name, Instant now) {
        try {
            // why: what was typed stands in the filter as the library writes a value, so that it stays a value
            Filter filter = Filter.create(settings.userFilter().replace("{name}", Filter.encodeValue(name)));
            SearchRequest search = new SearchRequest(settings.base(), SearchScope.SUB, filter, entries.wanted());
            search.setSizeLimit(2);
            return found(search).stream().map(entry -> person(entry, now)).toList();
        } catch (LDAPException e) {
            throw fault(e, DirectoryFault.Kind.BASE_MISSING, settings.base());
        }
    }

    /** Returns everybody below the base, by name; those without one left out. */
    List<ListedPerson> everybody() {
        List<ListedPerson> people = new ArrayList<>();
        try {
            SearchRequest search = new SearchRequest(
                    settings.base(),
                    SearchScope.SUB,
                    Filter.create(settings.userFilter().replace("{name}", "*")),
                    entries.wantedOfLists());
            ASN1OctetString cookie = null;
            do {
                // why: Active Directory answers no more than a thousand at once
                search.setControls(new SimplePagedResultsControl(PAGE, cookie));
                SearchResult result = connection.search(search);
                result.getSearchEntries().stream()
                        .map(entries::listed)
                        .filter(person -> !person.name().isEmpty())
                        .forEach(people::add);
                SimplePagedResultsControl page = SimplePagedResultsControl.get(result);
                cookie = page != null && page.moreResultsToReturn() ? page.getCookie() : null;
            } while (cookie != null);
        } catch (LDAPException e) {
            throw fault(e, DirectoryFault.Kind.BASE_MISSING, settings.base());
        }
        people.sort(Comparator.comparing(ListedPerson::name));
        return people;
    }

    /** @throws DirectoryFault BASE_MISSING unless the base is there and may be read */
    void requireBase() {
        if (!exists(settings.base(), DirectoryFault.Kind.BASE_MISSING)) {
            throw new DirectoryFault(null, DirectoryFault.Kind.BASE_MISSING, settings.base(), "");
        }
    }

    /**
     * Counts the members of a group.
     *
     * @return up to 1000, which means that many or more
     */
    int members(DN group) {
        requireGroup(group);
        try {
            if (settings.kind() == DirectoryKind.ACTIVE_DIRECTORY) {
                SearchRequest search = new SearchRequest(
                        settings.base(),
                        SearchScope.SUB,
                        Filter.createANDFilter(Filter.createEqualityFilter("objectClass", "user"), memberOf(group)),
                        NOTHING);
                search.setSizeLimit(MOST_MEMBERS);
                return found(search).size();
            }
            return found(new SearchRequest(
                            group.toString(),
                            SearchScope.BASE,
                            Filter.createPresenceFilter("objectClass"),
                            "member",
                            "uniqueMember",
                            "memberUid"))
                    .stream()
                    .flatMap(entry -> entry.getAttributes().stream())
                    .mapToInt(attribute -> attribute.size())
                    .map(size -> Math.min(size, MOST_MEMBERS))
                    .sum();
        } catch (LDAPException e) {
            throw fault(e, DirectoryFault.Kind.GROUP_MISSING, group.toString());
        }
    }

    /** Tries a password; afterwards the connection is that person's and good for nothing else. */
    ResultCode bind(String dn, String password, StringBuilder said) {
        try {
            BindResult result = connection.bind(new SimpleBindRequest(dn, password));
            return result.getResultCode();
        } catch (LDAPException e) {
            if (!e.getResultCode().isConnectionUsable()) {
                throw DirectoryFaults.of(e, server, null);
            }
            said.append(e.getDiagnosticMessage());
            return e.getResultCode();
        }
    }

    private DirectoryPerson person(Entry entry, Instant now) {
        String name = entries.name(entry);
        Presence presence = entries.isDisabled(entry)
                ? Presence.DISABLED
                : entries.isExpired(entry, now) ? Presence.EXPIRED : Presence.PRESENT;
        Optional<Role> role = presence == Presence.PRESENT ? role(entry, name) : Optional.empty();
        return new DirectoryPerson(
                name,
                entry.getDN(),
                entries.id(entry),
                entries.person(entry),
                presence == Presence.PRESENT && role.isEmpty() ? Presence.NO_GROUP : presence,
                role);
    }

    private Optional<Role> role(Entry entry, String name) {
        Optional<Role> role = settings.roles().stream()
                .filter(mapped -> isMember(entry, name, mapped.group()))
                .map(GroupRole::role)
                .findFirst();
        if (role.isEmpty()) {
            // why: that somebody is in none of the groups is only known where all of them can be seen
            settings.roles().stream().map(GroupRole::group).distinct().forEach(this::requireGroup);
        }
        return role;
    }

    private boolean isMember(Entry entry, String name, DN group) {
        try {
            if (settings.nestedGroups()) {
                return matches(entry.getDN(), memberOf(group));
            }
            if (entry.hasAttribute("memberOf")
                    && Stream.of(entry.getAttributeValues("memberOf")).anyMatch(its -> is(its, group))) {
                return true;
            }
            return settings.kind() == DirectoryKind.OPENLDAP
                    && matches(
                            group.toString(),
                            Filter.createORFilter(
                                    Filter.createEqualityFilter("member", entry.getDN()),
                                    Filter.createEqualityFilter("uniqueMember", entry.getDN()),
                                    Filter.createEqualityFilter("memberUid", name)));
        } catch (LDAPException e) {
            if (e.getResultCode() == ResultCode.NO_SUCH_OBJECT) {
                // why: a group that is not there must not keep those of other groups out
                return false;
            }
            throw DirectoryFaults.of(e, server, null);
        }
    }

    private Filter memberOf(DN group) {
        return settings.nestedGroups()
                ? Filter.createExtensibleMatchFilter("memberOf", IN_CHAIN, false, group.toString())
                : Filter.createEqualityFilter("memberOf", group.toString());
    }

    private static boolean is(String dn, DN group) {
        try {
            return new DN(dn).equals(group);
        } catch (LDAPException e) {
            // why: what is no name is not the group's
            return false;
        }
    }

    private void requireGroup(DN group) {
        if (!exists(group.toString(), DirectoryFault.Kind.GROUP_MISSING)) {
            throw new DirectoryFault(null, DirectoryFault.Kind.GROUP_MISSING, group.toString(), "");
        }
    }

    private boolean exists(String dn, DirectoryFault.Kind otherwise) {
        try {
            return matches(dn, Filter.createPresenceFilter("objectClass"));
        } catch (LDAPException e) {
            throw fault(e, otherwise, dn);
        }
    }

    private boolean matches(String dn, Filter filter) throws LDAPException {
        return !found(new SearchRequest(dn, SearchScope.BASE, filter, NOTHING)).isEmpty();
    }

    private List<SearchResultEntry> found(SearchRequest search) throws LDAPException {
        try {
            return connection.search(search).getSearchEntries();
        } catch (LDAPSearchException e) {
            if (e.getResultCode() == ResultCode.SIZE_LIMIT_EXCEEDED) {
                return e.getSearchEntries();
            }
            throw e;
        }
    }

    private DirectoryFault fault(LDAPException e, DirectoryFault.Kind whenMissing, String dn) {
        return e.getResultCode() == ResultCode.NO_SUCH_OBJECT
                ? new DirectoryFault(e, whenMissing, dn, "")
                : DirectoryFaults.of(e, server, null);
    }

    @Override
    public void close() {
        connection.close();
        closed.run();
    }
}
