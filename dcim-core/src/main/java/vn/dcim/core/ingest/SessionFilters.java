package vn.dcim.core.ingest;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a client's session with the broker is subscribed to; a broker keeps that over the runs of the program and does not tell it. */
@Singleton
public final class SessionFilters {

    private final SessionFilterRepository repository;

    SessionFilters(SessionFilterRepository repository) {
        this.repository = repository;
    }

    /** Returns the filters that were kept last. */
    public Set<String> of(String client) {
        return repository.findByClient(client).stream()
                .map(SessionFilter::filter)
                .collect(Collectors.toSet());
    }

    /** Keeps these in place of those that were kept before. */
    public void keep(String client, Collection<String> filters) {
        List<SessionFilter> before = repository.findByClient(client);
        Set<String> known = before.stream().map(SessionFilter::filter).collect(Collectors.toSet());
        repository.saveAll(filters.stream()
                .distinct()
                .filter(filter -> !known.contains(filter))
                .map(filter -> new SessionFilter(null, client, filter))
                .toList());
        repository.deleteAll(
                before.stream().filter(one -> !filters.contains(one.filter())).toList());
    }
}
