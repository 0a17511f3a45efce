package vn.dcim.web.software;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Map;

/**
 * A licence or an installation in the API.
 *
 * @param revision to be sent back with a change
 * @param state how a licence stands: to-come, valid, renewed, ended; of an installation the status of its machine, or empty
 * @param fields by their codes, in canonical form; empty where nothing is known
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record PartResource(long id, int revision, String state, Map<String, String> fields) {}
