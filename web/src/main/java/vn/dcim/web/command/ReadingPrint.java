package vn.dcim.web.command;

import java.io.IOException;
import vn.dcim.core.device.DeviceReader;

/** How what was read is written to the terminal, one device after the other. */
interface ReadingPrint extends AutoCloseable {
    void print(DeviceReader.Outcome outcome) throws IOException;

    @Override
    void close() throws IOException;
}
