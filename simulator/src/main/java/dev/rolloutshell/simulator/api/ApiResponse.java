package dev.rolloutshell.simulator.api;

import java.util.Map;

/**
 * An answer of the API.
 *
 * @param status HTTP status
 * @param contentType media type of the body
 * @param headers further headers
 * @param body the body; shared, must not be changed
 */
@SuppressWarnings("ArrayRecordComponent") // A value in transit, compared by nobody.
public record ApiResponse(
    int status, String contentType, Map<String, String> headers, byte[] body) {}
