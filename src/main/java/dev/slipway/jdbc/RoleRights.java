package dev.slipway.jdbc;

/** What the connected role may do as a whole. */
public record RoleRights(String role, boolean superuser, boolean canCreateDatabase) {}
