package dosi.endpoint;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A part of a long list.
///
/// @param total how many entries the whole list has, or as many as were counted
record ApiPage<T>(List<T> entries, long total, int offset, int limit) {
    ApiPage {
        entries = List.copyOf(entries);
    }

    static <T> ApiPage<T> of(List<T> all, int offset, int limit) {
        int from = Math.min(offset, all.size());
        int to = (int) Math.min((long) from + limit, all.size());
        return new ApiPage<>(all.subList(from, to), all.size(), offset, limit);
    }

    /// The value of the field `Link` (RFC 8288): the parts around this one, with the parameters of the request.
    String links(String path, Map<String, List<String>> parameters) {
        List<String> links = new ArrayList<>();
        if (offset > 0) {
            links.add(link(path, parameters, 0, "first"));
            links.add(link(path, parameters, Math.max(0, offset - limit), "prev"));
        }
        if ((long) offset + limit < total) {
            links.add(link(path, parameters, offset + limit, "next"));
        }
        return String.join(", ", links);
    }

    private String link(
            String path, Map<String, List<String>> parameters, int start, String relation) {
        StringBuilder address = new StringBuilder(path).append('?');
        parameters.forEach(
                (name, values) -> {
                    if (!name.equals("offset") && !name.equals("limit")) {
                        values.forEach(
                                value ->
                                        address.append(encoded(name))
                                                .append('=')
                                                .append(encoded(value))
                                                .append('&'));
                    }
                });
        address.append("limit=").append(limit).append("&offset=").append(start);
        return "<" + address + ">; rel=\"" + relation + "\"";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
