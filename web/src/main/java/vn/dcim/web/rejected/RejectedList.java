package vn.dcim.web.rejected;

import io.micronaut.data.model.Page;
import io.micronaut.data.model.Pageable;
import io.micronaut.data.model.Sort;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.ingest.RejectedCount;
import vn.dcim.core.ingest.RejectedMessage;
import vn.dcim.core.ingest.RejectedMessageRepository;
import vn.dcim.web.api.ListQuery;

/** Finds rejected messages for pages, files and the API. */
@Singleton
final class RejectedList {

    private static final List<String> SORTS = List.of("at", "source", "reason", "size");

    private final RejectedMessageRepository repository;

    RejectedList(RejectedMessageRepository repository) {
        this.repository = repository;
    }

    /** @throws DcimException INVALID_VALUE for an unknown kind or sort field, or a page out of range */
    Page<RejectedMessage> find(RejectedView view, ListQuery query) {
        return repository.find(
                kind(view.kind()),
                view.reason(),
                "%" + view.q().replaceAll("[%_\\\\]", "\\\\$0") + "%",
                Pageable.from(query.number(), query.limit(), Sort.of(order(view.sort()), Sort.Order.desc("id"))));
    }

    /** Returns a page of the view; the last one where it lies beyond. */
    RejectedPage page(RejectedView view) {
        Page<RejectedMessage> found = find(view, new ListQuery(view.page(), RejectedPage.SIZE, view.sort()));
        if (found.getContent().isEmpty() && found.getTotalSize() > 0) {
            return page(view.withPage((int) ((found.getTotalSize() - 1) / RejectedPage.SIZE)));
        }
        Map<RejectedMessage.Kind, Long> kinds = new EnumMap<>(RejectedMessage.Kind.class);
        Map<String, Long> reasons = new TreeMap<>();
        for (RejectedCount count : repository.counts()) {
            kinds.merge(count.kind(), count.messages(), Long::sum);
            reasons.merge(count.reason(), count.messages(), Long::sum);
        }
        return new RejectedPage(
                view,
                found.getContent().stream().map(RejectedList::row).toList(),
                found.getTotalSize(),
                kinds,
                reasons);
    }

    private static RejectedPage.Row row(RejectedMessage message) {
        return new RejectedPage.Row(
                message,
                code(message.kind()),
                Payload.of(message.payload()),
                message.size() > RejectedMessage.KEPT_BYTES);
    }

    static String code(RejectedMessage.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static String kind(String code) {
        if (code.isEmpty()) {
            return "";
        }
        return Arrays.stream(RejectedMessage.Kind.values())
                .filter(kind -> code(kind).equals(code))
                .findFirst()
                .orElseThrow(() -> new DcimException(
                        ErrorCode.INVALID_VALUE,
                        "kind",
                        code,
                        Arrays.stream(RejectedMessage.Kind.values())
                                .map(RejectedList::code)
                                .collect(Collectors.joining(", "))))
                .name();
    }

    private static Sort.Order order(String sort) {
        boolean descending = sort.startsWith("-");
        String field = descending ? sort.substring(1) : sort;
        if (!SORTS.contains(field)) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "sort", sort, String.join(", ", SORTS));
        }
        return descending ? Sort.Order.desc(field) : Sort.Order.asc(field);
    }
}
