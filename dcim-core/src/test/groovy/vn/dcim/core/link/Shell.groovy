package vn.dcim.core.link

/** Programs of the system. */
class Shell {

    /** Runs a program; one that fails says so in full. */
    static String run(String... command) {
        def process = new ProcessBuilder(command).redirectErrorStream(true).start()
        def said = process.inputStream.text
        if (process.waitFor() != 0) {
            throw new IllegalStateException("${command.join(' ')}: $said")
        }
        said
    }

    static boolean works(String... command) {
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0
    }
}
