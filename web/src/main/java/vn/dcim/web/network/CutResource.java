package vn.dcim.web.network;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import vn.dcim.core.network.Cut;
import vn.dcim.core.power.ChainNode;

/** What is reached no more in the API. @param overloads in Mbit/s */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record CutResource(List<String> failed, List<Member> lost, List<Member> lessened, List<Overload> overloads) {

    @Serdeable
    public record Member(String key, String name, String importance) {

        static Member of(ChainNode node) {
            return new Member(node.key(), node.name(), node.importance().name().toLowerCase(java.util.Locale.ROOT));
        }
    }

    @Serdeable
    public record Overload(long link, String from, String to, double carries, double rated) {}

    static CutResource of(Cut cut) {
        return new CutResource(
                cut.failed().stream().map(ChainNode::name).toList(),
                cut.lost().stream().map(Member::of).toList(),
                cut.lessened().stream().map(Member::of).toList(),
                cut.overloads().stream()
                        .map(one -> new Overload(
                                one.edge().feed().id(),
                                one.edge().from().name(),
                                one.edge().to().name(),
                                one.carries(),
                                one.edge().rated()))
                        .toList());
    }
}
