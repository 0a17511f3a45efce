package vn.dcim.core.register;

import io.micronaut.context.annotation.Context;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.dcim.core.definition.DefinitionFiles;
import vn.dcim.core.definition.YamlNode;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** All registers, by their files in {@code registers/} on the class path. A file that is wrong keeps the program from starting. */
// why: a broken definition is told at start, not when somebody first opens the page
@Context
public final class Registers {

    private static final String FOLDER = "registers";
    private static final String WORDS = "register-words";

    private final Map<String, RegisterDefinition> byCode = new LinkedHashMap<>();

    @Inject
    Registers() {
        this(
                DefinitionFiles.carried(FOLDER, Registers.class.getClassLoader()),
                DefinitionFiles.carried(WORDS, Registers.class.getClassLoader()).getFirst());
    }

    private Registers(List<YamlNode> files, YamlNode yesNo) {
        Map<String, Wording> words = RegisterReader.words(yesNo);
        Map<RegisterDefinition, YamlNode> read = new LinkedHashMap<>();
        files.forEach(file -> read.put(RegisterReader.read(file, words), file));
        read.keySet().forEach(register -> byCode.put(register.code(), register));
        read.forEach(this::checkTargets);
    }

    /** Returns the registers of some files; for the checks of a definition that is being written. */
    static Registers of(List<YamlNode> files, YamlNode yesNo) {
        return new Registers(files, yesNo);
    }

    private void checkTargets(RegisterDefinition register, YamlNode file) {
        for (RegisterField field : register.fields()) {
            if (!field.target().isEmpty() && !byCode.containsKey(field.target())) {
                throw file.broken("field " + field.code() + " leads to the register " + field.target()
                        + ", which is none; known: " + String.join(", ", byCode.keySet()));
            }
        }
    }

    /** Returns all, in the order of their codes. */
    public List<RegisterDefinition> all() {
        return List.copyOf(byCode.values());
    }

    /** @throws DcimException NOT_FOUND */
    public RegisterDefinition get(String code) {
        RegisterDefinition register = byCode.get(code);
        if (register == null) {
            throw new DcimException(ErrorCode.NOT_FOUND, "register", code);
        }
        return register;
    }
}
