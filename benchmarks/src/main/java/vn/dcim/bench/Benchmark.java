package vn.dcim.bench;

/** One thing to measure. */
interface Benchmark {

    /** As it is asked for on the command line, and before the slash in the names of its figures. */
    String name();

    void measure(Effort effort, Report report) throws Exception;
}
