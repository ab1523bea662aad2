package dev.slipway.jdbc;

import java.util.Optional;

/** What a URL said: the profile, and the password when there was one in it. */
public record ParsedUrl(ConnectionProfile profile, Optional<Secret> secret) {}
