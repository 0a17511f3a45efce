package vn.dcim.core.ingest;

/** The alarms of a group could not be evaluated or written, for a reason that another attempt will not mend. */
final class EvaluationFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EvaluationFailed(Throwable cause) {
        super("the alarms of a group of readings cannot be evaluated", cause);
    }
}
