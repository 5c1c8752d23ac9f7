package ai.automatos.admin.identity;

import ai.automatos.admin.audit.Actor;

/**
 * Who asks, in which role, from where. Every public operation of a service takes it first.
 *
 * @param tenant the tenant worked in
 * @param address loopback and computer name, the client's address in a team, the socket's peer for the API
 */
public record Caller(Actor actor, Role role, long tenant, Channel channel, String address) {}
