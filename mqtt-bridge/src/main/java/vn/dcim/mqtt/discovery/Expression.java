package vn.dcim.mqtt.discovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** An expression of a template. A member that is not there makes all that is computed with it not there either. */
sealed interface Expression {

    /** Characters of a text at most, so that no template can make a large one. */
    int LONGEST_TEXT = 1_000;

    /** Digits after the point that a number can be rounded to. */
    int MOST_DIGITS = 12;

    Pattern NUMBER = Pattern.compile("[-+]?(?:\\d{1,30}(?:\\.\\d{0,30})?|\\.\\d{1,30})(?:[eE][-+]?\\d{1,3})?");

    JsonNode value(Scope scope);

    /** @param json missing where the payload is no JSON */
    record Scope(JsonNode value, JsonNode json) {}

    record Literal(JsonNode node) implements Expression {

        @Override
        public JsonNode value(Scope scope) {
            return node;
        }
    }

    /** @param json {@code value_json} or {@code value} */
    record Payload(boolean json) implements Expression {

        @Override
        public JsonNode value(Scope scope) {
            return json ? scope.json() : scope.value();
        }
    }

    record Member(Expression of, Expression key) implements Expression {

        @Override
        public JsonNode value(Scope scope) {
            JsonNode node = of.value(scope);
            JsonNode wanted = key.value(scope);
            if (node.isArray() && wanted.isNumber()) {
                int index = wanted.intValue();
                return node.path(index < 0 ? node.size() + index : index);
            }
            return node.path(text(wanted));
        }
    }

    record Conditional(Expression condition, Expression then, Expression otherwise) implements Expression {

        @Override
        public JsonNode value(Scope scope) {
            return isTrue(condition.value(scope)) ? then.value(scope) : otherwise.value(scope);
        }
    }

    record Logic(String operator, Expression left, Expression right) implements Expression {

        @Override
        public JsonNode value(Scope scope) {
            JsonNode first = left.value(scope);
            return isTrue(first) == operator.equals("and") ? right.value(scope) : first;
        }
    }

    record Not(Expression of) implements Expression {

        @Override
        public JsonNode value(Scope scope) {
            return BooleanNode.valueOf(!isTrue(of.value(scope)));
        }
    }

    record Is(Expression of, String test, boolean not) implements Expression {

        @Override
        public JsonNode value(Scope scope) {
            JsonNode node = of.value(scope);
            boolean is =
                    switch (test) {
                        case "defined" -> !node.isMissingNode();
                        case "undefined" -> node.isMissingNode();
                        case "none" -> node.isNull();
                        case "number" -> node.isNumber();
                        case "string" -> node.isTextual();
                        default -> throw new UnreadableTemplate("the test " + test + " is not read");
                    };
            return BooleanNode.valueOf(is != not);
        }
    }

    record Comparison(String operator, Expression left, Expression right) implements Expression {

        @Override
        public JsonNode value(Scope scope) {
            JsonNode a = left.value(scope);
            JsonNode b = right.value(scope);
            return BooleanNode.valueOf(
                    switch (operator) {
                        case "==" -> same(a, b);
                        case "!=" -> !same(a, b);
                        case "in" -> isIn(a, b);
                        case "not in" -> !isIn(a, b);
                        case "<" -> order(a, b) < 0;
                        case "<=" -> order(a, b) <= 0;
                        case ">" -> order(a, b) > 0;
                        default -> order(a, b) >= 0;
                    });
        }

        private static boolean same(JsonNode a, JsonNode b) {
            return a.isNumber() && b.isNumber() ? a.doubleValue() == b.doubleValue() : a.equals(b);
        }

        private static boolean isIn(JsonNode a, JsonNode b) {
            if (b.isTextual()) {
                return a.isTextual() && b.textValue().contains(a.textValue());
            }
            if (b.isObject()) {
                return b.has(text(a));
            }
            for (JsonNode element : b) {
                if (same(a, element)) {
                    return true;
                }
            }
            return false;
        }

        private static int order(JsonNode a, JsonNode b) {
            return a.isTextual() && b.isTextual()
                    ? a.textValue().compareTo(b.textValue())
                    : Double.compare(number(a), number(b));
        }
    }

    record Arithmetic(String operator, Expression left, Expression right) implements Expression {

        @Override
        public JsonNode value(Scope scope) {
            JsonNode a = left.value(scope);
            JsonNode b = right.value(scope);
            if (a.isMissingNode() || b.isMissingNode()) {
                return MissingNode.getInstance();
            }
            if (operator.equals("~") || operator.equals("+") && a.isTextual() && b.isTextual()) {
                return TextNode.valueOf(bounded(text(a) + text(b)));
            }
            double x = number(a);
            double y = number(b);
            if (y == 0 && "/%//".contains(operator)) {
                throw new UnreadableTemplate("a division by zero");
            }
            return switch (operator) {
                case "+" -> exact(BigDecimal.valueOf(x).add(BigDecimal.valueOf(y)));
                case "-" -> exact(BigDecimal.valueOf(x).subtract(BigDecimal.valueOf(y)));
                case "*" -> exact(BigDecimal.valueOf(x).multiply(BigDecimal.valueOf(y)));
                case "/" -> finite(x / y);
                case "//" -> finite(Math.floor(x / y));
                default -> finite(x - y * Math.floor(x / y));
            };
        }

        /** As people reckon: 231 * 0.1 is 23.1. */
        private static JsonNode exact(BigDecimal number) {
            return finite(number.doubleValue());
        }
    }

    record Filter(Expression of, String name, List<Expression> arguments) implements Expression {

        @Override
        public JsonNode value(Scope scope) {
            JsonNode node = of.value(scope);
            return switch (name) {
                case "float" -> toNumber(node, scope, false);
                case "int" -> toNumber(node, scope, true);
                case "default", "d" -> node.isMissingNode() ? first(scope) : node;
                case "is_defined" -> node;
                default -> node.isMissingNode() ? node : changed(node, scope);
            };
        }

        private JsonNode changed(JsonNode node, Scope scope) {
            return switch (name) {
                case "round" -> rounded(node, scope);
                case "abs" -> finite(Math.abs(number(node)));
                case "multiply" -> new Arithmetic("*", new Literal(node), new Literal(first(scope))).value(scope);
                case "add" -> new Arithmetic("+", new Literal(node), new Literal(first(scope))).value(scope);
                case "lower" -> TextNode.valueOf(text(node).toLowerCase(Locale.ROOT));
                case "upper" -> TextNode.valueOf(text(node).toUpperCase(Locale.ROOT));
                case "trim" -> TextNode.valueOf(text(node).strip());
                case "string" -> TextNode.valueOf(text(node));
                case "bool" -> BooleanNode.valueOf(isTrue(node) && !text(node).matches("(?i)false|off|no|0|disable"));
                default -> throw new UnreadableTemplate("the filter " + name + " is not read");
            };
        }

        private JsonNode first(Scope scope) {
            return arguments.isEmpty()
                    ? MissingNode.getInstance()
                    : arguments.getFirst().value(scope);
        }

        private JsonNode toNumber(JsonNode node, Scope scope, boolean whole) {
            JsonNode number = node;
            if (node.isTextual() && !isNumber(node.textValue()) || node.isNull() || node.isContainerNode()) {
                // why: without a default the text itself goes on, and is told as no number with its wording
                return arguments.isEmpty() ? node : first(scope);
            }
            if (node.isMissingNode()) {
                number = first(scope);
            }
            if (number.isMissingNode()) {
                return number;
            }
            double value = number(number);
            return whole ? LongNode.valueOf((long) value) : DoubleNode.valueOf(value);
        }

        private JsonNode rounded(JsonNode node, Scope scope) {
            if (node.isTextual() && !isNumber(node.textValue()) || node.isNull()) {
                return node;
            }
            int digits = arguments.isEmpty() ? 0 : (int) number(first(scope));
            if (digits < -MOST_DIGITS || digits > MOST_DIGITS) {
                throw new UnreadableTemplate("round(" + digits + ")");
            }
            String way = arguments.size() < 2 ? "common" : text(arguments.get(1).value(scope));
            RoundingMode mode =
                    switch (way) {
                        case "common", "half" -> RoundingMode.HALF_EVEN;
                        case "ceil" -> RoundingMode.CEILING;
                        case "floor" -> RoundingMode.FLOOR;
                        default -> throw new UnreadableTemplate("round as " + way + " is not read");
                    };
            return DoubleNode.valueOf(
                    BigDecimal.valueOf(number(node)).setScale(digits, mode).doubleValue());
        }
    }

    static boolean isTrue(JsonNode node) {
        return switch (node.getNodeType()) {
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> node.doubleValue() != 0;
            case STRING -> !node.textValue().isEmpty();
            case ARRAY, OBJECT -> !node.isEmpty();
            default -> false;
        };
    }

    static boolean isNumber(String text) {
        return NUMBER.matcher(text.strip()).matches();
    }

    /** @throws UnreadableTemplate for what is no number */
    static double number(JsonNode node) {
        if (node.isNumber()) {
            return finite(node.doubleValue()).doubleValue();
        }
        if (node.isBoolean()) {
            return node.booleanValue() ? 1 : 0;
        }
        if (node.isTextual() && isNumber(node.textValue())) {
            return finite(Double.parseDouble(node.textValue().strip())).doubleValue();
        }
        String shown = node.toString();
        throw new UnreadableTemplate("no number: " + shown.substring(0, Math.min(shown.length(), 40)));
    }

    private static JsonNode finite(double value) {
        if (!Double.isFinite(value)) {
            throw new UnreadableTemplate("beyond all numbers");
        }
        return DoubleNode.valueOf(value);
    }

    /** As Python writes it: {@code True}, {@code None}, nothing for what is not there. */
    static String text(JsonNode node) {
        return switch (node.getNodeType()) {
            case MISSING -> "";
            case NULL -> "None";
            case BOOLEAN -> node.booleanValue() ? "True" : "False";
            case STRING -> node.textValue();
            default -> bounded(node.toString());
        };
    }

    static String bounded(String text) {
        if (text.length() > LONGEST_TEXT) {
            throw new UnreadableTemplate("makes a text of more than " + LONGEST_TEXT + " characters");
        }
        return text;
    }
}
