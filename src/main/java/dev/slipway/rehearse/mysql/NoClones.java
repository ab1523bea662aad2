package dev.slipway.rehearse.mysql;

import dev.slipway.jdbc.Cancellation;
import dev.slipway.jdbc.Database;
import dev.slipway.model.ProblemException;
import dev.slipway.rehearse.server.CloneServer;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** These servers cannot copy a database as it is: what a copy statement by statement loses would be missing from the proof. */
final class NoClones implements CloneServer {
    private static final String REFUSAL = "MySQL and MariaDB cannot copy a database as it is: rehearse on staging itself, which is"
            + " put back";

    @Override
    public Facts facts() {
        return new Facts("", 0, Optional.of(REFUSAL), OptionalLong.empty(), "");
    }

    @Override
    public List<String> others() {
        return List.of();
    }

    @Override
    public void make(String clone, Facts facts, Cancellation cancellation) {
        throw new ProblemException(REFUSAL, clone, "Rehearse on staging itself");
    }

    @Override
    public void shrink(Database copy, List<Sized> tables, double share, Cancellation cancellation) {
        throw new ProblemException(REFUSAL, copy.profile().database(), "Rehearse on staging itself");
    }

    @Override
    public void drop(String clone) {
        // None was made.
    }

    @Override
    public List<String> dropLeft(Collection<String> names) {
        return List.of();
    }
}
