package dev.slipway.jdbc;

import dev.slipway.model.ProblemException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Wraps a production session so that nothing can make it writable again: the server lets every session lift its own
 * {@code default_transaction_read_only} (PostgreSQL manual, "SET TRANSACTION"), so the statements and calls that would are refused
 * before they are sent.
 */
final class ReadOnlyGuard implements InvocationHandler {
    private static final Pattern LIFTS_READ_ONLY = Pattern.compile(
            "(?is)\\bread\\s+write\\b"
                    + "|\\b(?:default_)?transaction_read_only\\b\"?\\s*(?:=|to\\b)"
                    + "|\\bset_config\\s*\\(.*transaction_read_only"
                    + "|\\bset_config\\s*\\(\\s*[^'\\s]");

    private final Object target;
    private final ConnectionProfile profile;

    private ReadOnlyGuard(Object target, ConnectionProfile profile) {
        this.target = target;
        this.profile = profile;
    }

    static Connection around(Connection connection, ConnectionProfile profile) {
        return proxy(Connection.class, connection, profile);
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        Object first = arguments != null && arguments.length > 0 ? arguments[0] : null;
        String name = method.getName();
        if (name.equals("setReadOnly") && Boolean.FALSE.equals(first)) {
            throw refusal();
        }
        if (first instanceof String sql && (name.startsWith("execute") || name.startsWith("prepare") || name.equals("addBatch"))) {
            refuseLifting(sql);
        }
        if (name.equals("unwrap") && first != PGConnection.class && !((Class<?>) first).isInstance(proxy)) {
            throw refusal();
        }
        return guarded(call(method, arguments));
    }

    private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private @Nullable Object guarded(@Nullable Object result) {
        return switch (result) {
            case CallableStatement statement -> proxy(CallableStatement.class, statement, profile);
            case PreparedStatement statement -> proxy(PreparedStatement.class, statement, profile);
            case Statement statement -> proxy(Statement.class, statement, profile);
            case null, default -> result;
        };
    }

    private void refuseLifting(String sql) {
        if (LIFTS_READ_ONLY.matcher(sql).find()) {
            throw refusal();
        }
    }

    private ProblemException refusal() {
        return new ProblemException(
                "A production session stays read-only", profile.target(), "Use a staging copy for anything that writes");
    }

    private static <T> T proxy(Class<T> type, T target, ConnectionProfile profile) {
        return type.cast(Proxy.newProxyInstance(
                ReadOnlyGuard.class.getClassLoader(), new Class<?>[] {type}, new ReadOnlyGuard(target, profile)));
    }
}
