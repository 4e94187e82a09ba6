package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.kind.FieldErrors;
import dev.rolloutshell.simulator.model.JsonBuilder;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.store.DeleteOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request's query says about a write.
 *
 * @param dryRun whether to change nothing
 * @param manager who writes, for {@code managedFields}
 * @param isApply whether it is a server-side apply
 * @param force whether server-side apply takes fields from other managers
 */
record RequestOptions(boolean dryRun, String manager, boolean isApply, boolean force) {

  private static final List<String> POLICIES = List.of("Foreground", "Background", "Orphan", "nil");
  private static final String META = "meta.k8s.io";

  static RequestOptions parse(ApiRequest request, Query query, String kind, boolean apply) {
    FieldErrors errors = new FieldErrors();
    boolean dryRun = dryRun(query.all("dryRun"), errors);
    String manager = query.get("fieldManager");
    if (manager.length() > 128) {
      errors.invalid("fieldManager", manager, "may not be longer than 128");
    }
    for (int i = 0; i < manager.length(); i++) {
      if (Character.isISOControl(manager.charAt(i))) {
        errors.invalid("fieldManager", manager, "should only contain printable characters");
        break;
      }
    }
    if (apply && manager.isEmpty()) {
      errors.required("fieldManager", "is required for apply patch");
    }
    if (!apply && kind.equals("PatchOptions") && query.has("force")) {
      errors.forbidden("force", "may not be specified for non-apply patch");
    }
    errors.refuse(META, kind, "");
    String shown = manager.isEmpty() ? agent(request.header("user-agent", "")) : manager;
    return new RequestOptions(dryRun, shown, apply, query.isTrue("force"));
  }

  /** A client that does not name itself is called by the first word of its user agent. */
  private static String agent(String header) {
    int end = header.indexOf('/');
    String agent = end < 0 ? header : header.substring(0, end);
    return agent.isEmpty() ? "unknown" : agent.length() > 128 ? agent.substring(0, 128) : agent;
  }

  private static boolean dryRun(List<String> values, FieldErrors errors) {
    if (values.isEmpty()) {
      return false;
    }
    List<String> given = values.stream().filter(v -> !v.isEmpty()).toList();
    if (!given.isEmpty() && !given.stream().allMatch("All"::equals)) {
      errors.unsupported("dryRun", given, List.of("All"));
    }
    return !given.isEmpty();
  }

  /** How to delete, from the body or (without one) the query. */
  static DeleteOptions delete(ApiRequest request, Query query) {
    if (request.body().length > 0) {
      return delete(DeleteBody.read(request), List.of());
    }
    JsonBuilder options = JsonObject.builder();
    options.put("gracePeriodSeconds", number(query, "gracePeriodSeconds"));
    if (query.has("orphanDependents")) {
      options.put("orphanDependents", query.isTrue("orphanDependents"));
    }
    if (query.has("propagationPolicy")) {
      options.put("propagationPolicy", query.get("propagationPolicy"));
    }
    JsonBuilder preconditions = JsonObject.builder();
    for (String key : List.of("uid", "resourceVersion")) {
      if (!query.get(key).isEmpty()) {
        preconditions.put(key, query.get(key));
      }
    }
    options.put("preconditions", preconditions.build());
    return delete(options.build(), query.all("dryRun"));
  }

  /** Whether a deletion says in the old way that dependents go as well. */
  static boolean refusesOrphans(ApiRequest request, Query query) {
    return request.body().length > 0
        ? Boolean.FALSE.equals(DeleteBody.read(request).get("orphanDependents"))
        : query.has("orphanDependents") && !query.isTrue("orphanDependents");
  }

  private static @Nullable Long number(Query query, String name) {
    if (!query.has(name)) {
      return null;
    }
    return ListQuery.integer(query.get(name));
  }

  private static DeleteOptions delete(JsonObject options, List<String> queryDryRun) {
    FieldErrors errors = new FieldErrors();
    String policy = options.string("propagationPolicy");
    boolean orphanGiven = options.get("orphanDependents") != null;
    if (policy != null && orphanGiven) {
      errors.invalid(
          "propagationPolicy",
          policy,
          "orphanDependents and deletionPropagation cannot be both set");
    }
    if (policy != null && !POLICIES.subList(0, 3).contains(policy)) {
      errors.unsupported("propagationPolicy", policy, POLICIES);
    }
    List<String> dryRunValues =
        options.list("dryRun").isEmpty()
            ? queryDryRun
            : options.list("dryRun").stream().map(String::valueOf).toList();
    boolean dryRun = dryRun(dryRunValues, errors);
    errors.refuse(META, "DeleteOptions", "");
    if (policy == null && orphanGiven) {
      policy = options.isTrue("orphanDependents") ? "Orphan" : "Background";
    }
    JsonObject preconditions = options.object("preconditions");
    return new DeleteOptions(
        options.get("gracePeriodSeconds") instanceof Long seconds ? seconds : null,
        policy,
        preconditions.string("uid"),
        preconditions.string("resourceVersion"),
        dryRun);
  }
}
