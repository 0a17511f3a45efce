package vn.dcim.core.backup;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/**
 * Backs up folders of this machine with restic, to each target as a repository of its own. Each run also reads a part of all that lies
 * there back, another one each time, so that after some runs everything was read.
 */
@Singleton
final class ResticRunner implements BackupRunner {

    private static final String PASSWORD_FILE = "restic-password-file";
    private static final String OPTIONS = "restic-options";
    private static final String SUBSETS = "read-subsets";
    private static final int USUAL_SUBSETS = 7;
    private static final Argument<Map<String, Object>> OBJECT = Argument.mapOf(String.class, Object.class);

    private final BackupConfig config;
    private final ObjectMapper json;

    ResticRunner(BackupConfig config, ObjectMapper json) {
        this.config = config;
        this.json = json;
    }

    @Override
    public RunnerKind kind() {
        return RunnerKind.RESTIC;
    }

    @Override
    public List<String> settings() {
        return List.of("paths", PASSWORD_FILE, OPTIONS, SUBSETS);
    }

    @Override
    public void check(Map<String, String> settings, List<String> targets) {
        String paths = SshAccess.required(settings, "paths");
        if (!paths(settings).stream().allMatch(path -> path.startsWith("/"))) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "paths", paths, "/srv/data");
        }
        String file = SshAccess.required(settings, PASSWORD_FILE);
        if (!Files.isReadable(Path.of(file))) {
            throw new DcimException(ErrorCode.INVALID_VALUE, PASSWORD_FILE, file, "");
        }
        if (!settings.getOrDefault(SUBSETS, "").matches("|[1-9]\\d{0,2}")) {
            throw new DcimException(ErrorCode.INVALID_VALUE, SUBSETS, settings.get(SUBSETS), "1–999");
        }
    }

    @Override
    public String tryOut(Map<String, String> settings, List<String> targets) throws RunFault {
        for (String target : targets) {
            Program.Said said =
                    restic(settings, target, List.of("cat", "config")).run(_ -> {});
            if (said.code() != 0 && !isMissing(said.text())) {
                throw fault(said);
            }
        }
        return new Program(config.resticProgram(), "version").output("no-program");
    }

    @Override
    public Outcome run(Job job) {
        List<Outcome.Copied> copies = new ArrayList<>();
        try {
            Counted source = count(paths(job.settings()));
            Verdict verdict = Verdict.EQUAL;
            List<String> told = new ArrayList<>();
            Map<String, Object> first = Map.of();
            for (BackupTarget target : job.targets()) {
                ensure(job, target.address());
                Map<String, Object> summary = backUp(job, target.address());
                first = first.isEmpty() ? summary : first;
                long files = number(summary, "total_files_processed");
                long bytes = number(summary, "total_bytes_processed");
                if (files != source.files()) {
                    verdict = Verdict.DIFFERENT;
                    told.add(target.address() + ": " + source.files() + " ≠ " + files);
                }
                readBack(job, target.address());
                copies.add(new Outcome.Copied(
                        target, target.address() + "#" + summary.get("snapshot_id"), bytes, text(summary), true));
                expire(job, target.address());
            }
            return Outcome.done(
                    number(first, "total_bytes_processed"),
                    number(first, "total_files_processed"),
                    text(first),
                    verdict,
                    told.isEmpty() ? source.told() : String.join("; ", told),
                    "",
                    copies);
        } catch (RunFault fault) {
            return Outcome.failed(fault, job.bytes(), copies);
        } catch (IOException e) {
            return Outcome.failed(new RunFault(e, "empty", e.toString()), job.bytes(), copies);
        }
    }

    private static String text(Map<String, Object> summary) {
        return Objects.toString(summary.get("snapshot_id"), "");
    }

    private void ensure(Job job, String repository) throws RunFault {
        Program.Said said =
                restic(job.settings(), repository, List.of("cat", "config")).run(_ -> {});
        if (said.code() != 0) {
            if (!isMissing(said.text())) {
                throw fault(said);
            }
            job.log("init " + repository);
            well(job, restic(job.settings(), repository, List.of("init")));
        }
    }

    private Map<String, Object> backUp(Job job, String repository) throws RunFault {
        List<String> arguments = new ArrayList<>(
                List.of("backup", "--json", "--tag", "dcim-plan-" + job.plan().id()));
        arguments.addAll(paths(job.settings()));
        Map<String, Object>[] summary = newMap();
        long before = job.bytes();
        Program.Said said = restic(job.settings(), repository, arguments).run(line -> {
            Map<String, Object> message = message(line);
            if ("summary".equals(message.get("message_type"))) {
                summary[0] = message;
                job.log(line);
            } else if ("status".equals(message.get("message_type"))) {
                job.wrote(Math.max(0, before + number(message, "bytes_done") - job.bytes()));
            } else {
                job.log(line);
            }
        });
        if (said.code() != 0 || summary[0] == null) {
            throw fault(said);
        }
        return summary[0];
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object>[] newMap() {
        return new Map[1];
    }

    /** Reads one part of what lies there; by the number of the run, so that each has its turn. */
    private void readBack(Job job, String repository) throws RunFault {
        String typed = job.settings().getOrDefault(SUBSETS, "");
        int subsets = typed.isEmpty() ? USUAL_SUBSETS : Integer.parseInt(typed);
        String subset = Math.floorMod(job.id(), subsets) + 1 + "/" + subsets;
        job.log("check --read-data-subset=" + subset);
        Program.Said said = restic(job.settings(), repository, List.of("check", "--read-data-subset=" + subset))
                .run(job::log);
        if (said.code() != 0) {
            RunFault fault = fault(said);
            throw fault.code().equals("restic")
                    ? new RunFault("damaged", repository + ": " + last(said.text()))
                    : fault;
        }
    }

    private void expire(Job job, String repository) throws RunFault {
        well(
                job,
                restic(
                        job.settings(),
                        repository,
                        List.of(
                                "forget",
                                "--prune",
                                "--tag",
                                "dcim-plan-" + job.plan().id(),
                                "--keep-last",
                                Integer.toString(job.plan().keepLeast()),
                                "--keep-within",
                                job.plan().keepDays() + "d")));
    }

    private void well(Job job, Program program) throws RunFault {
        Program.Said said = program.run(job::log);
        if (said.code() != 0) {
            throw fault(said);
        }
    }

    @Override
    public RestoreTest.Tested test(Job job, BackupRun run, List<BackupCopy> copies, String manifest) throws RunFault {
        BackupCopy copy = copies.getFirst();
        String repository = copy.address().substring(0, copy.address().lastIndexOf('#'));
        Path scratch = null;
        try {
            scratch = Files.createTempDirectory("dcim-restore");
            well(
                    job,
                    restic(
                            job.settings(),
                            repository,
                            List.of("restore", run.hash(), "--target", scratch.toString(), "--verify")));
            Counted back = count(List.of(scratch.toString()));
            boolean isEqual = back.files() == run.items() && back.bytes() == run.bytes();
            return new RestoreTest.Tested(
                    isEqual ? Verdict.EQUAL : Verdict.DIFFERENT,
                    scratch.toString(),
                    back.files(),
                    isEqual
                            ? back.told()
                            : run.items() + " ≠ " + back.files() + "; " + run.bytes() + " ≠ " + back.bytes());
        } catch (IOException e) {
            throw new RunFault(e, "target", CopyFile.told(e));
        } finally {
            deleteQuietly(scratch);
        }
    }

    @Override
    public void delete(Job job, BackupCopy copy) {
        // why: restic forgets by itself, at the end of each run; what is left is to note it
        job.log("forget " + copy.address());
    }

    /** What lies in folders. */
    private record Counted(long files, long bytes) {

        String told() {
            return "files=" + files + " bytes=" + bytes;
        }
    }

    private static Counted count(List<String> folders) throws IOException {
        long[] counted = new long[2];
        for (String folder : folders) {
            Files.walkFileTree(Path.of(folder), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    counted[0]++;
                    counted[1] += attributes.isRegularFile() ? attributes.size() : 0;
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        return new Counted(counted[0], counted[1]);
    }

    private static void deleteQuietly(Path folder) {
        if (folder == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            // why: a scratch folder that stays is only room
            folder.toFile().deleteOnExit();
        }
    }

    private Program restic(Map<String, String> settings, String repository, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(config.resticProgram(), "--no-cache"));
        String options = settings.getOrDefault(OPTIONS, "");
        if (!options.isBlank()) {
            command.add("-o");
            command.add(options);
        }
        command.addAll(arguments);
        return new Program(
                command, Map.of("RESTIC_REPOSITORY", repository, "RESTIC_PASSWORD_FILE", settings.get(PASSWORD_FILE)));
    }

    private static List<String> paths(Map<String, String> settings) {
        return Arrays.asList(settings.get("paths").strip().split("\\s+"));
    }

    private static boolean isMissing(String said) {
        return said.contains("Is there a repository at the following location") || said.contains("does not exist");
    }

    private static RunFault fault(Program.Said said) {
        String text = said.text();
        String code = text.contains("wrong password")
                ? "password"
                : text.contains("already locked")
                        ? "locked"
                        : text.contains("no space left on device") ? "target" : "restic";
        return new RunFault(code, last(text));
    }

    /** Returns the lines at the end, where programs tell why. */
    private static String last(String text) {
        List<String> lines = text.strip().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 6), lines.size()));
    }

    private Map<String, Object> message(String line) {
        try {
            return line.startsWith("{") ? json.readValue(line, OBJECT) : Map.of();
        } catch (IOException e) {
            // why: not all that restic says is JSON, also where it is asked to
            return Map.of();
        }
    }

    private static long number(Map<String, Object> message, String name) {
        return message.get(name) instanceof Number number ? number.longValue() : 0;
    }
}
