package dev.rolloutshell.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many cases have something go wrong at one kind of call.
 *
 * @param call the kind of call, such as {@code update pods}
 * @param fault what goes wrong
 * @param cases how many; a case in which two things go wrong counts at both
 */
public record Coverage(String call, String fault, long cases) {

  static List<Coverage> of(Map<String, Long> counts) {
    List<Coverage> all = new ArrayList<>();
    new TreeMap<>(counts)
        .forEach(
            (where, cases) -> {
              int at = where.indexOf(Findings.AT);
              all.add(
                  new Coverage(
                      where.substring(0, at), where.substring(at + Findings.AT.length()), cases));
            });
    return all;
  }
}
