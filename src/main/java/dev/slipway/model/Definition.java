package dev.slipway.model;

import java.util.List;

/**
 * An object that is known by the statement that makes it: triggers, policies, rules, domains, types, extensions and the like.
 *
 * @param statement the CREATE statement as the server prints it, or composed from the catalogue with quoted names
 * @param settings what can be altered afterwards without a new object, as {@code name=value}, sorted
 */
public record Definition(ObjectKey key, String statement, List<String> settings, Attributes attributes) implements SchemaObject {
    public Definition {
        settings = List.copyOf(settings);
    }

    /** The value of a setting, empty when it is not set. */
    public String setting(String name) {
        return settings.stream().filter(s -> s.startsWith(name + "=")).findFirst().map(s -> s.substring(name.length() + 1)).orElse("");
    }

    @Override
    public Definition withAttributes(Attributes other) {
        return new Definition(key, statement, settings, other);
    }
}
