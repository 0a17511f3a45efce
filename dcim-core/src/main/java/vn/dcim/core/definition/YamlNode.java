package vn.dcim.core.definition;

import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** A piece of a YAML file that knows its file and line, so that whatever is wrong in it can be named. */
public final class YamlNode {

    private final String file;
    private final Node node;

    private YamlNode(String file, Node node) {
        this.file = file;
        this.node = node;
    }

    /** @throws DcimException BROKEN_DEFINITION for what is no YAML or empty, UNREADABLE_FILE */
    public static YamlNode read(String file, Reader yaml) {
        try (yaml) {
            Node root = new Yaml(new LoaderOptions()).compose(yaml);
            if (root == null) {
                throw new DcimException(ErrorCode.BROKEN_DEFINITION, file, 1, "the file is empty");
            }
            return new YamlNode(file, root);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new DcimException(e, ErrorCode.BROKEN_DEFINITION, file, line, e.getProblem());
        } catch (IOException e) {
            throw new DcimException(e, ErrorCode.UNREADABLE_FILE, file, 0, e.getMessage());
        }
    }

    public String file() {
        return file;
    }

    public int line() {
        return node.getStartMark().getLine() + 1;
    }

    /** Returns, for the caller to throw, a BROKEN_DEFINITION that names this file and line. */
    public DcimException broken(String reason) {
        return new DcimException(ErrorCode.BROKEN_DEFINITION, file, line(), reason);
    }

    public boolean isMap() {
        return node instanceof MappingNode;
    }

    public boolean isList() {
        return node instanceof SequenceNode;
    }

    /** Returns the entries in the order of the file; a key that stands twice is an error. */
    public Map<String, YamlNode> entries() {
        if (!(node instanceof MappingNode mapping)) {
            throw broken("expected a mapping here");
        }
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            YamlNode key = new YamlNode(file, tuple.getKeyNode());
            if (entries.put(key.text(), new YamlNode(file, tuple.getValueNode())) != null) {
                throw key.broken("key " + key.text() + " stands twice");
            }
        }
        return entries;
    }

    /** Returns the entries after checking that none has a key outside {@code allowed}. */
    public Map<String, YamlNode> entries(Set<String> allowed) {
        Map<String, YamlNode> entries = entries();
        entries.forEach((key, value) -> {
            if (!allowed.contains(key)) {
                throw value.broken(
                        "unknown key " + key + "; known here: " + String.join(", ", new java.util.TreeSet<>(allowed)));
            }
        });
        return entries;
    }

    /** Returns the items of a list, or the node itself as the only item. */
    public List<YamlNode> items() {
        if (!(node instanceof SequenceNode sequence)) {
            return List.of(this);
        }
        List<YamlNode> items = new ArrayList<>();
        sequence.getValue().forEach(item -> items.add(new YamlNode(file, item)));
        return items;
    }

    public String text() {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw broken("expected a text or a number here");
    }

    public Optional<String> scalar() {
        return node instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
    }

    public double number() {
        try {
            return new BigDecimal(text()).doubleValue();
        } catch (NumberFormatException e) {
            throw broken("expected a number, found " + text());
        }
    }

    public int integer() {
        try {
            return new BigDecimal(text()).intValueExact();
        } catch (NumberFormatException | ArithmeticException e) {
            throw broken("expected a whole number, found " + text());
        }
    }
}
