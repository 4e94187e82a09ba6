package dev.rolloutshell.explore;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What an exploration was asked for; only shards of one and the same can be put together.
 *
 * @param rollouts the rollouts that are interrupted
 * @param depth how many things go wrong in one case at most
 * @param directions what is interrupted first
 * @param faults what goes wrong
 */
public record Options(
    List<String> rollouts, int depth, List<String> directions, List<String> faults) {

  static Options of(Scope scope) {
    return new Options(
        scope.setups().stream().map(Setup::title).toList(),
        scope.depth(),
        scope.directions().stream().map(d -> d.name().toLowerCase(Locale.ROOT)).toList(),
        scope.mishaps().stream().map(Mishap::name).collect(Collectors.toList()));
  }
}
