package vn.dcim.mqtt.sparkplug;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import vn.dcim.core.point.Quality;

/**
 * One value of one metric.
 *
 * @param name as the birth gave it
 * @param value a number, a text, a boolean, or JSON null where the node says that there is none
 * @param ceiling the best quality that it may get
 * @param unit as the birth spelled it; empty where it did not
 * @param at when it was measured
 * @param past whether it was measured while nobody could hear it ({@code is_historical}), and so is not what is now
 */
public record Told(String name, JsonNode value, Quality ceiling, String unit, Instant at, boolean past) {}
