package dev.rolloutshell.simulator.kind;

import dev.rolloutshell.simulator.model.JsonObject;
import java.util.List;

/** Kubernetes' rules for how a pod resolves names. */
final class DnsConfigRules {
  private static final int MAX_SERVERS = 3;
  private static final int MAX_SEARCHES = 6;
  private static final int MAX_SEARCH_LENGTH = 256;

  private final String at;
  private final FieldErrors errors;

  DnsConfigRules(String at, FieldErrors errors) {
    this.at = at;
    this.errors = errors;
  }

  void check(JsonObject spec) {
    JsonObject config = spec.object("dnsConfig");
    if (spec.string("dnsPolicy", "").equals("None")) {
      if (spec.get("dnsConfig") == null) {
        errors.required(at, "must provide `dnsConfig` when `dnsPolicy` is None");
        return;
      }
      if (config.list("nameservers").isEmpty()) {
        errors.required(
            at + ".nameservers",
            "must provide at least one DNS nameserver when `dnsPolicy` is None");
        return;
      }
    }
    servers(texts(config, "nameservers"));
    searches(texts(config, "searches"));
    List<JsonObject> options = config.objects("options");
    for (int i = 0; i < options.size(); i++) {
      if (options.get(i).string("name", "").isEmpty()) {
        errors.required(at + ".options[" + i + "]", "must not be empty");
      }
    }
  }

  private static List<String> texts(JsonObject config, String key) {
    return config.list(key).stream().map(String::valueOf).toList();
  }

  private void servers(List<String> servers) {
    if (servers.size() > MAX_SERVERS) {
      errors.invalid(at + ".nameservers", servers, "must not have more than 3 nameservers");
    }
    for (int i = 0; i < servers.size(); i++) {
      ip(servers.get(i), at + ".nameservers[" + i + "]");
    }
  }

  private void ip(String text, String field) {
    FieldErrors found = new FieldErrors();
    IpRules.address(text, field, found);
    if (!found.isEmpty()) {
      errors.invalid(field, text, "must be valid IP address");
    }
  }

  private void searches(List<String> searches) {
    if (searches.size() > MAX_SEARCHES) {
      errors.invalid(at + ".searches", searches, "must not have more than 6 search paths");
    }
    if (String.join(" ", searches).length() > MAX_SEARCH_LENGTH) {
      errors.invalid(
          at + ".searches",
          searches,
          "must not have more than 256 characters (including spaces) in the search list");
    }
    for (int i = 0; i < searches.size(); i++) {
      String search = searches.get(i);
      String name = search.endsWith(".") ? search.substring(0, search.length() - 1) : search;
      NameRules.subdomain(name, false, at + ".searches[" + i + "]", errors);
    }
  }

  /** Checks names of hosts that a pod knows by itself. */
  void aliases(List<JsonObject> aliases) {
    for (JsonObject alias : aliases) {
      ip(alias.string("ip", ""), at + ".ip");
      for (String name : texts(alias, "hostnames")) {
        NameRules.subdomain(name, false, at + ".hostnames", errors);
      }
    }
  }
}
