package dev.slipway.ui.compare;

import dev.slipway.model.ObjectKind;
import dev.slipway.ui.kit.AppIcon;

/** The icon of a kind of object. */
final class KindIcon {
    private KindIcon() {}

    static AppIcon of(ObjectKind kind) {
        return switch (kind) {
            case SCHEMA -> AppIcon.SCHEMA;
            case TABLE, FOREIGN_TABLE, STATISTICS -> AppIcon.TABLE;
            case COLUMN -> AppIcon.COLUMN;
            case CONSTRAINT -> AppIcon.CONSTRAINT;
            case INDEX -> AppIcon.INDEX;
            case SEQUENCE -> AppIcon.SEQUENCE;
            case VIEW, MATERIALIZED_VIEW -> AppIcon.VIEW;
            case FUNCTION, PROCEDURE, AGGREGATE, OPERATOR, OPERATOR_CLASS, OPERATOR_FAMILY, CAST,
                    TRANSFORM, CONVERSION, LANGUAGE, ACCESS_METHOD -> AppIcon.FUNCTION;
            case TRIGGER, EVENT_TRIGGER, EVENT, RULE -> AppIcon.TRIGGER;
            case ENUM, ENUM_VALUE, DOMAIN, COMPOSITE_TYPE, RANGE_TYPE, SHELL_TYPE, BASE_TYPE, COLLATION, TEXT_SEARCH_PARSER,
                    TEXT_SEARCH_TEMPLATE,
                    TEXT_SEARCH_DICTIONARY, TEXT_SEARCH_CONFIGURATION -> AppIcon.TYPE;
            case POLICY, DEFAULT_PRIVILEGES, USER_MAPPING -> AppIcon.SHIELD;
            case EXTENSION, FOREIGN_DATA_WRAPPER, SERVER, PUBLICATION -> AppIcon.SERVER;
        };
    }
}
