package vn.dcim.web.transport;

import io.micronaut.core.annotation.Nullable;
import vn.dcim.core.transport.Judgement;
import vn.dcim.core.transport.TransportExemption;
import vn.dcim.core.transport.TransportPath;

/** A path with the exception that runs for it; null where none does. */
public record TransportLine(TransportPath path, @Nullable TransportExemption exemption) {

    public Judgement.Verdict verdict() {
        return path.judgement().verdict();
    }

    /** Tells whether an exception may be recorded. */
    public boolean isOpen() {
        return exemption == null && path.judgement().isWanting();
    }
}
