package vn.dcim.mqtt.discovery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one expression, with the precedence that Jinja gives its operators. */
final class ExpressionReader {

    /** Brackets within brackets at most. */
    static final int DEEPEST = 30;

    private static final Pattern TOKEN = Pattern.compile("\\s*(?:(\\d{1,18}(?:\\.\\d{1,18})?)|([A-Za-z_]\\w*)"
            + "|'([^'\\\\]*)'|\"([^\"\\\\]*)\"|(==|!=|<=|>=|//|[-+*/%~<>()\\[\\].,|]))");
    private static final Set<String> KNOWN_FILTERS = Set.of(
            "float",
            "int",
            "default",
            "d",
            "is_defined",
            "round",
            "abs",
            "multiply",
            "add",
            "lower",
            "upper",
            "trim",
            "string",
            "bool");
    private static final Set<String> KNOWN_TESTS = Set.of("defined", "undefined", "none", "number", "string");

    private record Token(String text, boolean name, boolean literal, Expression value) {}

    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int depth;

    private ExpressionReader(String text) {
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (end < text.length() && !text.substring(end).isBlank()) {
            if (!matcher.find(end) || matcher.start() != end) {
                throw new UnreadableTemplate(
                        "not read: " + brief(text.substring(end).strip()));
            }
            tokens.add(token(matcher));
            end = matcher.end();
        }
    }

    /** @throws UnreadableTemplate with the reason */
    static Expression read(String text) {
        ExpressionReader reader = new ExpressionReader(text);
        Expression expression = reader.conditional();
        if (reader.at < reader.tokens.size()) {
            throw reader.unexpected();
        }
        return expression;
    }

    private static Token token(Matcher matcher) {
        if (matcher.group(1) != null) {
            String number = matcher.group(1);
            return new Token(
                    number,
                    false,
                    true,
                    new Expression.Literal(
                            number.contains(".")
                                    ? DoubleNode.valueOf(Double.parseDouble(number))
                                    : LongNode.valueOf(Long.parseLong(number))));
        }
        if (matcher.group(2) != null) {
            return new Token(matcher.group(2), true, false, null);
        }
        String quoted = matcher.group(3) != null ? matcher.group(3) : matcher.group(4);
        return quoted == null
                ? new Token(matcher.group(5), false, false, null)
                : new Token(quoted, false, true, new Expression.Literal(TextNode.valueOf(quoted)));
    }

    private Expression deeper(Supplier<Expression> part) {
        if (++depth > DEEPEST) {
            throw new UnreadableTemplate("nested too deep");
        }
        Expression expression = part.get();
        depth--;
        return expression;
    }

    private Expression conditional() {
        return deeper(() -> {
            Expression then = or();
            if (!take("if")) {
                return then;
            }
            Expression condition = or();
            Expression otherwise = take("else") ? conditional() : new Expression.Literal(MissingNode.getInstance());
            return new Expression.Conditional(condition, then, otherwise);
        });
    }

    private Expression or() {
        Expression left = and();
        while (take("or")) {
            left = new Expression.Logic("or", left, and());
        }
        return left;
    }

    private Expression and() {
        Expression left = not();
        while (take("and")) {
            left = new Expression.Logic("and", left, not());
        }
        return left;
    }

    private Expression not() {
        return take("not") ? deeper(() -> new Expression.Not(not())) : comparison();
    }

    private Expression comparison() {
        Expression left = concatenation();
        while (true) {
            String operator = peek();
            if (isAny("==", "!=", "<", "<=", ">", ">=", "in")) {
                at++;
                left = new Expression.Comparison(operator, left, concatenation());
            } else if (take("is")) {
                boolean not = take("not");
                String test = name();
                if (!KNOWN_TESTS.contains(test)) {
                    throw new UnreadableTemplate("the test " + test + " is not read");
                }
                left = new Expression.Is(left, test, not);
            } else if (operator.equals("not")
                    && at + 1 < tokens.size()
                    && tokens.get(at + 1).text().equals("in")) {
                at += 2;
                left = new Expression.Comparison("not in", left, concatenation());
            } else {
                return left;
            }
        }
    }

    private Expression concatenation() {
        Expression left = sum();
        while (take("~")) {
            left = new Expression.Arithmetic("~", left, sum());
        }
        return left;
    }

    private Expression sum() {
        Expression left = product();
        while (isAny("+", "-")) {
            String operator = tokens.get(at++).text();
            left = new Expression.Arithmetic(operator, left, product());
        }
        return left;
    }

    private Expression product() {
        Expression left = unary();
        while (isAny("*", "/", "//", "%")) {
            String operator = tokens.get(at++).text();
            left = new Expression.Arithmetic(operator, left, unary());
        }
        return left;
    }

    private Expression unary() {
        if (take("-")) {
            return deeper(() -> new Expression.Arithmetic("-", new Expression.Literal(LongNode.valueOf(0)), unary()));
        }
        return suffixed(primary());
    }

    private Expression suffixed(Expression primary) {
        Expression expression = primary;
        while (true) {
            if (take(".")) {
                expression = new Expression.Member(expression, new Expression.Literal(TextNode.valueOf(name())));
                if (peek().equals("(")) {
                    throw new UnreadableTemplate("calls are not read");
                }
            } else if (take("[")) {
                expression = new Expression.Member(expression, conditional());
                require("]");
            } else if (take("|")) {
                String name = name();
                if (!KNOWN_FILTERS.contains(name)) {
                    throw new UnreadableTemplate("the filter " + name + " is not read");
                }
                expression = new Expression.Filter(expression, name, take("(") ? arguments(")") : List.of());
            } else {
                return expression;
            }
        }
    }

    private List<Expression> arguments(String end) {
        List<Expression> arguments = new ArrayList<>();
        while (!take(end)) {
            if (!arguments.isEmpty()) {
                require(",");
            }
            arguments.add(conditional());
        }
        return arguments;
    }

    private Expression primary() {
        if (at >= tokens.size()) {
            throw new UnreadableTemplate("an expression ends too early");
        }
        Token token = tokens.get(at++);
        if (token.literal()) {
            return token.value();
        }
        if (token.name()) {
            return switch (token.text()) {
                case "value_json" -> new Expression.Payload(true);
                case "value" -> new Expression.Payload(false);
                case "true", "True" -> new Expression.Literal(BooleanNode.TRUE);
                case "false", "False" -> new Expression.Literal(BooleanNode.FALSE);
                case "none", "None" -> new Expression.Literal(NullNode.getInstance());
                default -> throw new UnreadableTemplate("the name " + token.text() + " is not read");
            };
        }
        if (token.text().equals("(")) {
            Expression inner = conditional();
            require(")");
            return inner;
        }
        if (token.text().equals("[")) {
            return list(arguments("]"));
        }
        at--;
        throw unexpected();
    }

    private static Expression list(List<Expression> elements) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Expression element : elements) {
            if (!(element instanceof Expression.Literal(var node))) {
                throw new UnreadableTemplate("a list may hold only values");
            }
            array.add(node);
        }
        return new Expression.Literal(array);
    }

    private String peek() {
        return at < tokens.size() && !tokens.get(at).literal() ? tokens.get(at).text() : "";
    }

    private boolean isAny(String... wanted) {
        return List.of(wanted).contains(peek());
    }

    private boolean take(String wanted) {
        if (!peek().equals(wanted)) {
            return false;
        }
        at++;
        return true;
    }

    private void require(String wanted) {
        if (!take(wanted)) {
            throw new UnreadableTemplate(wanted + " is missing");
        }
    }

    private String name() {
        if (at >= tokens.size() || !tokens.get(at).name()) {
            throw new UnreadableTemplate("a name is missing");
        }
        return tokens.get(at++).text();
    }

    private UnreadableTemplate unexpected() {
        return new UnreadableTemplate("not read: " + brief(tokens.get(at).text()));
    }

    private static String brief(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
