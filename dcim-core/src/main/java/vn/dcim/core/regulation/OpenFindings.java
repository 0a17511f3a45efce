package vn.dcim.core.regulation;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** All that is not as it should be, whatever found it. */
@Singleton
@Requires(property = "datasources.default.url")
public class OpenFindings {

    private final List<FindingSource> sources;

    OpenFindings(List<FindingSource> sources) {
        this.sources = sources;
    }

    /** @throws DcimException NOT_FOUND */
    public Finding get(String about) {
        return of(about).get(about);
    }

    /** Returns all that are not as they should be now. */
    public List<Finding> all() {
        return sources.stream().flatMap(source -> source.open().stream()).toList();
    }

    /** Looks again at once. Not to be called within a transaction that has changed something. */
    public void judge(String about) {
        of(about).judge(about);
    }

    private FindingSource of(String about) {
        return sources.stream()
                .filter(source -> source.isOf(about))
                .findFirst()
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "finding", about));
    }
}
