package vn.dcim.web.health;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Map;

/**
 * How the program is.
 *
 * @param status UP when all parts are that the program needs, otherwise DOWN
 * @param parts each UP or DOWN, by name
 */
@Serdeable
record HealthResource(String status, Map<String, String> parts) {}
