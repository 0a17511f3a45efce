package vn.dcim.core.regulation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;

/**
 * A thing that is not as an obligation asks.
 *
 * @param subject what it is, as the audit log names it, such as {@code asset:12}; the same thing has the same
 * @param name what people call it
 * @param what is wrong with it
 * @param path of the page where it is put right; empty for none
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Offence(String subject, String name, Phrase what, String path) {}
