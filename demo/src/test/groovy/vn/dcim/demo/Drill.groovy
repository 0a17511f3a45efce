package vn.dcim.demo

import java.time.Duration

/** What is expected of a scenario: its outline as {@link DrillRecord} writes it, at the height of the event. */
class Drill {

    final String name
    final Duration height
    final String outline

    Drill(String name, String height, String outline) {
        this.name = name
        this.height = Duration.parse(height)
        this.outline = outline.stripIndent().strip()
    }

    /** Returns device and rule of each root, for the title. */
    String getRoots() {
        def roots = outline.readLines().findAll { it && !it.startsWith(' ') }
        roots.collect { it.split(' ').take(2).join(' ') }.join(' and ')
    }
}
