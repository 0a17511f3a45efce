package vn.dcim.web.work.field;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * What became of the changes of a telephone.
 *
 * @param answers one for each, in their order
 * @param state of the order after them
 */
@Serdeable
public record CrewAnswerResource(List<One> answers, CrewStateResource state) {

    /**
     * @param outcome taken, conflict or refused
     * @param detail why not, in the reader's language; empty where it was taken
     * @param item as it is now; null of what is about the order
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record One(
            String client,
            String outcome,
            String detail,
            @Nullable CrewItemResource item) {}
}
