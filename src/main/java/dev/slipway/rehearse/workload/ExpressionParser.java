package dev.slipway.rehearse.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the whole-number part of pgbench's expressions: numbers, variables, + - * / %, brackets, and functions. */
final class ExpressionParser {
    private static final Pattern TOKEN = Pattern.compile("\\s*(?:(\\d+)|:([A-Za-z_]\\w*)|([a-z_]+)\\s*\\(|(\\d*\\.\\d+)|(.))");

    private final List<String> tokens = new ArrayList<>();
    private int at;

    private ExpressionParser(String text) {
        Matcher token = TOKEN.matcher(text.strip());
        while (token.lookingAt()) {
            tokens.add(token.group(3) != null ? token.group(3) + "(" : token.group().strip());
            token.region(token.end(), token.regionEnd());
        }
    }

    /** @throws IllegalArgumentException saying what cannot be read */
    static Expression parse(String text) {
        ExpressionParser parser = new ExpressionParser(text);
        Expression whole = parser.sum();
        if (parser.at < parser.tokens.size()) {
            throw new IllegalArgumentException("unexpected " + parser.tokens.get(parser.at));
        }
        return whole;
    }

    private Expression sum() {
        Expression left = product();
        while (next("+") || next("-")) {
            boolean plus = tokens.get(at++).equals("+");
            Expression a = left;
            Expression b = product();
            left = plus ? (v, r) -> a.value(v, r) + b.value(v, r) : (v, r) -> a.value(v, r) - b.value(v, r);
        }
        return left;
    }

    private Expression product() {
        Expression left = factor();
        while (next("*") || next("/") || next("%")) {
            String operator = tokens.get(at++);
            Expression a = left;
            Expression b = factor();
            left = switch (operator) {
                case "*" -> (v, r) -> a.value(v, r) * b.value(v, r);
                case "/" -> (v, r) -> a.value(v, r) / b.value(v, r);
                default -> (v, r) -> a.value(v, r) % b.value(v, r);
            };
        }
        return left;
    }

    private Expression factor() {
        String token = take();
        if (token.equals("-")) {
            Expression inner = factor();
            return (v, r) -> -inner.value(v, r);
        }
        if (token.equals("(")) {
            Expression inner = sum();
            require(")");
            return inner;
        }
        if (token.endsWith("(")) {
            return function(token.substring(0, token.length() - 1), arguments());
        }
        if (token.startsWith(":")) {
            return variable(token.substring(1));
        }
        if (!token.matches("\\d+")) {
            throw new IllegalArgumentException("unexpected " + token);
        }
        long number = Long.parseLong(token);
        return (v, r) -> number;
    }

    private static Expression variable(String name) {
        return (v, r) -> {
            String value = v.get(name);
            if (value == null) {
                throw new IllegalArgumentException("the variable " + name + " is not set");
            }
            return Long.parseLong(value);
        };
    }

    private List<Expression> arguments() {
        List<Expression> arguments = new ArrayList<>();
        if (next(")")) {
            at++;
            return arguments;
        }
        do {
            arguments.add(sum());
        } while (at < tokens.size() && tokens.get(at).equals(",") && at++ >= 0);
        require(")");
        return arguments;
    }

    private static Expression function(String name, List<Expression> given) {
        return switch (name + "/" + given.size()) {
            case "random/2" -> (v, r) -> between(given.get(0).value(v, r), given.get(1).value(v, r), r);
            // The parameter says how narrow the bell is; pgbench cuts it off at the bounds.
            case "random_gaussian/3" -> (v, r) -> gaussian(given.get(0).value(v, r), given.get(1).value(v, r), given.get(2).value(v, r), r);
            case "abs/1" -> (v, r) -> Math.abs(given.get(0).value(v, r));
            case "least/2" -> (v, r) -> Math.min(given.get(0).value(v, r), given.get(1).value(v, r));
            case "greatest/2" -> (v, r) -> Math.max(given.get(0).value(v, r), given.get(1).value(v, r));
            default -> throw new IllegalArgumentException("the function " + name + " with " + given.size()
                    + " arguments is not known here");
        };
    }

    private static long between(long low, long high, RandomGenerator chance) {
        if (high < low) {
            throw new IllegalArgumentException("random(" + low + ", " + high + ") is empty");
        }
        return Expression.between(low, high).value(Map.of(), chance);
    }

    private static long gaussian(long low, long high, long parameter, RandomGenerator chance) {
        double half = (high - low + 1) / 2.0;
        double value;
        do {
            value = low + half + chance.nextGaussian() * half / Math.max(2, parameter);
        } while (value < low || value >= high + 1.0);
        return (long) Math.floor(value);
    }

    private boolean next(String token) {
        return at < tokens.size() && tokens.get(at).equals(token);
    }

    private String take() {
        if (at == tokens.size()) {
            throw new IllegalArgumentException("it ends too early");
        }
        return tokens.get(at++);
    }

    private void require(String token) {
        if (!next(token)) {
            throw new IllegalArgumentException("a " + token + " is missing");
        }
        at++;
    }
}
