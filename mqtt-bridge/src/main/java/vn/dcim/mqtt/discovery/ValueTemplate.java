package vn.dcim.mqtt.discovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of Jinja that gateways use to say where in a payload a value stands: one or more expressions, and {@code if}.
 *
 * <p>There are no loops, no calls and no variables of its own, so a template takes no longer than it is long.
 */
final class ValueTemplate {

    /** Characters of a template at most. */
    static final int LONGEST = 2_000;

    private static final Pattern TAG =
            Pattern.compile("\\{\\{-?(.*?)-?}}|\\{%-?\\s*(\\w+)(.*?)-?%}|\\{#.*?#}", Pattern.DOTALL);

    private final String text;
    private final List<Piece> pieces;

    private ValueTemplate(String text, List<Piece> pieces) {
        this.text = text;
        this.pieces = pieces;
    }

    private sealed interface Piece {

        record Literal(String text) implements Piece {}

        record Output(Expression expression) implements Piece {}

        record Choice(List<Branch> branches) implements Piece {}
    }

    /** @param condition null for else */
    private record Branch(Expression condition, List<Piece> pieces) {}

    /** @throws UnreadableTemplate with the reason */
    static ValueTemplate of(String text) {
        if (text.length() > LONGEST) {
            throw new UnreadableTemplate("longer than " + LONGEST + " characters");
        }
        return new ValueTemplate(text, new Cutter(text).all());
    }

    /**
     * Returns the value; missing where the payload has no such member.
     *
     * @param value the payload as text
     * @param json the payload as JSON; missing where it is none
     * @throws UnreadableTemplate where the payload does not suit it, such as a text that is divided
     */
    JsonNode value(String value, JsonNode json) {
        return value(pieces, new Expression.Scope(TextNode.valueOf(value), json));
    }

    private static JsonNode value(List<Piece> pieces, Expression.Scope scope) {
        List<JsonNode> parts = new ArrayList<>();
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Literal(String literal) -> {
                    if (!literal.isBlank()) {
                        parts.add(TextNode.valueOf(literal));
                    }
                }
                case Piece.Output(Expression expression) -> parts.add(expression.value(scope));
                case Piece.Choice(List<Branch> branches) ->
                    branches.stream()
                            .filter(branch -> branch.condition() == null
                                    || Expression.isTrue(branch.condition().value(scope)))
                            .findFirst()
                            .ifPresent(branch -> parts.add(value(branch.pieces(), scope)));
            }
        }
        if (parts.size() == 1 && !parts.getFirst().isTextual()) {
            return parts.getFirst();
        }
        StringBuilder whole = new StringBuilder();
        parts.forEach(part -> whole.append(Expression.text(part)));
        return parts.isEmpty()
                ? MissingNode.getInstance()
                : TextNode.valueOf(Expression.bounded(whole.toString().strip()));
    }

    @Override
    public String toString() {
        return text;
    }

    /** Cuts a template into text, expressions and branches. */
    private static final class Cutter {

        private final String text;
        private final Matcher tag;
        private int at;
        private int depth;
        private String keyword = "";
        private String rest = "";

        private Cutter(String text) {
            this.text = text;
            this.tag = TAG.matcher(text);
        }

        private List<Piece> all() {
            List<Piece> pieces = block();
            if (!keyword.isEmpty()) {
                throw new UnreadableTemplate("{% " + keyword + " %} without {% if %}");
            }
            return pieces;
        }

        /** Reads up to a tag that ends a branch, whose keyword is then known; it is empty at the end. */
        private List<Piece> block() {
            List<Piece> pieces = new ArrayList<>();
            while (tag.find(at)) {
                literal(pieces, text.substring(at, tag.start()));
                at = tag.end();
                if (tag.group(1) != null) {
                    pieces.add(new Piece.Output(ExpressionReader.read(tag.group(1))));
                } else if (tag.group(2) != null) {
                    keyword = tag.group(2);
                    rest = tag.group(3);
                    if (!keyword.equals("if")) {
                        return pieces;
                    }
                    pieces.add(choice());
                }
            }
            literal(pieces, text.substring(at));
            keyword = "";
            return pieces;
        }

        private static void literal(List<Piece> pieces, String literal) {
            if (literal.contains("{{") || literal.contains("{%")) {
                throw new UnreadableTemplate("a bracket is not closed");
            }
            pieces.add(new Piece.Literal(literal));
        }

        private Piece choice() {
            if (++depth > ExpressionReader.DEEPEST) {
                throw new UnreadableTemplate("nested too deep");
            }
            List<Branch> branches = new ArrayList<>();
            Expression condition = ExpressionReader.read(rest);
            while (true) {
                List<Piece> pieces = block();
                branches.add(new Branch(condition, pieces));
                switch (keyword) {
                    case "elif" -> condition = ExpressionReader.read(rest);
                    case "else" -> condition = null;
                    case "endif" -> {
                        keyword = "";
                        depth--;
                        return new Piece.Choice(branches);
                    }
                    case "" -> throw new UnreadableTemplate("{% endif %} is missing");
                    default -> throw new UnreadableTemplate("{% " + keyword + " %} is not read");
                }
            }
        }
    }
}
