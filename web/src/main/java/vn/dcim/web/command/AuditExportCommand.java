package vn.dcim.web.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.micronaut.data.exceptions.DataAccessException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import vn.dcim.core.audit.AuditEntry;
import vn.dcim.core.audit.AuditFilter;
import vn.dcim.core.audit.AuditTrail;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.startup.StartupRefusal;
import vn.dcim.web.audit.AuditPeriod;
import vn.dcim.web.export.Sheet;

/** {@code dcim audit export}: entries oldest first, however many, as JSON (one object a line) or CSV. */
@Command(name = "export")
final class AuditExportCommand implements Callable<Integer> {

    private static final List<String> FORMATS = List.of("json", "csv");
    private static final AuditEntry NONE = new AuditEntry(0, Instant.EPOCH, "", "", "", "", "", "", "", "", "", "");

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private AuditCommand audit;

    @Option(names = "--config")
    private Path config;

    @Option(names = "--from", defaultValue = "")
    private String from;

    @Option(names = "--to", defaultValue = "")
    private String to;

    @Option(names = "--format", defaultValue = "json")
    private String format;

    @Option(names = "--output")
    private Path output;

    @Override
    public Integer call() {
        CommandLine command = spec.commandLine();
        if (audit.wantsHelp()) {
            return Commands.help(command.getParent());
        }
        if (!FORMATS.contains(format)) {
            throw new ParameterException(command, AuditCommand.text("audit.format", format));
        }
        AuditFilter filter = filter(command);
        try (var log = SiteLog.open(config);
                Writer out = output == null ? command.getOut() : Files.newBufferedWriter(output)) {
            write(log.trail(), filter, out);
            return CommandLine.ExitCode.OK;
        } catch (DataAccessException e) {
            throw SiteLog.unreadable(e);
        } catch (IOException | UncheckedIOException e) {
            throw new StartupRefusal(e, AuditCommand.class, "audit.file", String.valueOf(output));
        }
    }

    private AuditFilter filter(CommandLine command) {
        try {
            AuditPeriod period = AuditPeriod.of(from, to);
            return AuditFilter.of(period.from(), period.to());
        } catch (DcimException e) {
            throw new ParameterException(command, AuditCommand.text("audit.period", (from + " " + to).strip()));
        }
    }

    private void write(AuditTrail trail, AuditFilter filter, Writer out) throws IOException {
        if (format.equals("csv")) {
            CsvWriter csv = CsvWriter.builder().build(out);
            csv.writeRecord(NONE.columns().keySet());
            trail.each(
                    filter,
                    entry -> csv.writeRecord(entry.columns().values().stream()
                            .map(Sheet::harmless)
                            .toList()));
            csv.flush();
        } else {
            JsonGenerator json = new JsonFactory().createGenerator(out);
            json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
            trail.each(filter, entry -> write(json, entry));
            json.flush();
            out.write('\n');
        }
        out.flush();
    }

    private static void write(JsonGenerator json, AuditEntry entry) {
        try {
            json.writeStartObject();
            json.writeNumberField("id", entry.id());
            for (var column : entry.columns().entrySet()) {
                if (!column.getKey().equals("id")) {
                    json.writeStringField(column.getKey(), column.getValue());
                }
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
