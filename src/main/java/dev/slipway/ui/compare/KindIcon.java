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
            case FUNCTION, PROCEDURE, AGGREGATE, OPERATOR, CAST, LANGUAGE -> AppIcon.FUNCTION;
            case TRIGGER, EVENT_TRIGGER, RULE -> AppIcon.TRIGGER;
            case ENUM, DOMAIN, COMPOSITE_TYPE, RANGE_TYPE, COLLATION, TEXT_SEARCH -> AppIcon.TYPE;
            case POLICY, DEFAULT_PRIVILEGES, USER_MAPPING -> AppIcon.SHIELD;
            case EXTENSION, FOREIGN_DATA_WRAPPER, SERVER, PUBLICATION -> AppIcon.SERVER;
        };
    }
}
