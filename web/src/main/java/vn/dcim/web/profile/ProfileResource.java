package vn.dcim.web.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * A profile in a list.
 *
 * @param protocol {@code snmp} or {@code mqtt}
 * @param isAbstract whether it is only there to be extended
 * @param points how many names it reads, inherited ones included
 * @param devices how many devices it reads
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record ProfileResource(
        String id,
        String protocol,
        @JsonProperty("class") String deviceClass,
        String vendor,
        String model,
        @JsonProperty("abstract") boolean isAbstract,
        @JsonProperty("extends") List<String> parents,
        int points,
        int devices) {

    static ProfileResource of(UsedProfile used) {
        var profile = used.profile();
        return new ProfileResource(
                profile.id(),
                used.protocol(),
                profile.deviceClass().code(),
                profile.vendor(),
                profile.model(),
                profile.isAbstract(),
                profile.parents(),
                profile.pointCount(),
                used.devices().size());
    }
}
