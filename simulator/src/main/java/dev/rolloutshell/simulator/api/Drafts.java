package dev.rolloutshell.simulator.api;

import dev.rolloutshell.simulator.kind.FieldErrors;
import dev.rolloutshell.simulator.kind.Strategies;
import dev.rolloutshell.simulator.kind.Strategy;
import dev.rolloutshell.simulator.model.JsonBuilder;
import dev.rolloutshell.simulator.model.JsonObject;
import dev.rolloutshell.simulator.model.ObjectKey;
import dev.rolloutshell.simulator.model.ResourceType;
import dev.rolloutshell.simulator.store.ApiException;
import dev.rolloutshell.simulator.store.ObjectStore;
import dev.rolloutshell.simulator.store.StoredObject;
import java.util.function.Supplier;

/** Makes of what a client wants created what would be stored: names, defaults, rules, admission. */
final class Drafts {
  private final ObjectStore store;
  private final Names names;
  private final Supplier<String> now;
  private final Admission admission;

  /**
   * Drafts for a store.
   *
   * @param now the present moment as objects carry it
   */
  Drafts(ObjectStore store, Names names, Supplier<String> now) {
    this.store = store;
    this.names = names;
    this.now = now;
    this.admission = new Admission(store);
  }

  /** What a creation would store; refused unless it may be. */
  Registry.Draft draft(Served served, String namespace, JsonObject object) {
    ResourceType type = served.type();
    Strategy strategy = Strategies.of(type);
    JsonObject json = typed(type, object);
    JsonObject given = json.object("metadata");
    String name = name(type, namespace, given);
    json = json.with("metadata", Metadata.forCreate(given, name, namespace));
    json = strategy.prepareForCreate(strategy.defaulted(json));
    json = stamped(json, strategy);
    admission.admitCreate(
        type, namespace, given.string("name", given.string("generateName", "Unknown")));
    FieldErrors errors = new FieldErrors();
    Metadata.validate(json.object("metadata"), strategy, errors);
    strategy.validate(json, errors);
    served.validate(json, errors);
    errors.refuse(type, name);
    ObjectKey key = new ObjectKey(type, namespace, name);
    admission.admitQuota(key, json);
    StoredObject present = store.get(key);
    if (present != null) {
      throw given.string("generateName", "").isEmpty()
          ? ApiException.alreadyExists(present)
          : tryAgain(type);
    }
    return new Registry.Draft(key, json);
  }

  /** A client that leaves the choice of a name to the server is told to try again. */
  private static ApiException tryAgain(ResourceType type) {
    return new ApiException(
        500,
        "ServerTimeout",
        "The POST operation against %s could not be completed at this time, please try again."
            .formatted(ApiException.qualified(type.group(), type.kind())),
        ApiException.details(type.group(), type.kind(), ""));
  }

  private JsonObject stamped(JsonObject json, Strategy strategy) {
    JsonObject metadata =
        json.object("metadata").with("uid", names.uid()).with("creationTimestamp", now.get());
    if (strategy.countsGenerations()) {
      metadata = metadata.with("generation", 1L);
    }
    return json.with("metadata", Metadata.ordered(metadata));
  }

  /** The object with its kind and version, and metadata after them. */
  static JsonObject typed(ResourceType type, JsonObject object) {
    JsonBuilder typed =
        JsonObject.builder().put("kind", type.kind()).put("apiVersion", type.apiVersion());
    typed.put("metadata", JsonObject.EMPTY).putAll(object);
    return typed.put("kind", type.kind()).put("apiVersion", type.apiVersion()).build();
  }

  private String name(ResourceType type, String namespace, JsonObject metadata) {
    String name = metadata.string("name", "");
    String base = metadata.string("generateName", "");
    if (!name.isEmpty() || base.isEmpty()) {
      return name;
    }
    String prefix = base.length() > 58 ? base.substring(0, 58) : base;
    String made = prefix + names.suffix();
    for (int tries = 0; tries < 8 && store.get(new ObjectKey(type, namespace, made)) != null; ) {
      made = prefix + names.suffix();
      tries++;
    }
    return made;
  }
}
