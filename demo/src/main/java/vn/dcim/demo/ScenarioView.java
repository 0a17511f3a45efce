package vn.dcim.demo;

import io.micronaut.serde.annotation.Serdeable;

/**
 * A scenario as the panel and the API show it.
 *
 * @param title in the reader's language, as is {@code explanation}
 * @param running until its way back is over
 */
@Serdeable
public record ScenarioView(String name, String title, String explanation, boolean running) {}
