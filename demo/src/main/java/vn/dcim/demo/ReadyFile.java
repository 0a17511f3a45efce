package vn.dcim.demo;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What a script needs to use the demo, written when it is up and gone when it ends. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record ReadyFile(String url, String token, long pid, List<DemoAccess.Account> accounts) {

    void write(Path file) throws IOException {
        PrivateFile.write(file, ObjectMapper.getDefault().writeValueAsString(this) + "\n");
        file.toFile().deleteOnExit();
    }
}
