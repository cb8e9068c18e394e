#include "http/router.hpp"

#include "core/text/text.hpp"

namespace zhuli::http {

namespace {

std::vector<std::string_view> split(std::string_view path) {
    std::vector<std::string_view> segments;
    while (!path.empty()) {
        path.remove_prefix(1);  // the slash
        const auto end = std::min(path.find('/'), path.size());
        segments.push_back(path.substr(0, end));
        path.remove_prefix(end);
    }
    return segments;
}

bool is_parameter(std::string_view segment) { return segment.starts_with('{'); }

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

/// Number of literal segments that match, −1 if the path does not.
int match_segments(const std::vector<std::string_view>& pattern,
                   const std::vector<std::string_view>& path) {
    if (pattern.size() != path.size()) return -1;
    int literal = 0;
    for (std::size_t i = 0; i < path.size(); ++i) {
        if (is_parameter(pattern[i])) continue;
        if (pattern[i] != path[i]) return -1;
        ++literal;
    }
    return literal;
}

}  // namespace

std::string_view method_name(Method method) {
    switch (method) {
        case Method::get:
            return "GET";
        case Method::post:
            return "POST";
        case Method::put:
            return "PUT";
        case Method::patch:
            return "PATCH";
        case Method::delete_:
            return "DELETE";
    }
    return "GET";
}

std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_space) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+' && plus_is_space) {
            out += ' ';
        } else if (text[i] != '%') {
            out += text[i];
        } else {
            if (i + 2 >= text.size()) return std::nullopt;
            const int high = hex_digit(text[i + 1]), low = hex_digit(text[i + 2]);
            if (high < 0 || low < 0) return std::nullopt;
            out += static_cast<char>(high * 16 + low);
            i += 2;
        }
    }
    if (!text::valid_utf8(out)) return std::nullopt;
    return out;
}

std::optional<std::vector<std::pair<std::string, std::string>>> query_parts(
    std::string_view query) {
    std::vector<std::pair<std::string, std::string>> parts;
    while (!query.empty()) {
        const auto end = std::min(query.find('&'), query.size());
        const auto part = query.substr(0, end);
        query.remove_prefix(std::min(end + 1, query.size()));
        if (part.empty()) continue;
        const auto equals = std::min(part.find('='), part.size());
        auto name = percent_decoded(part.substr(0, equals), true);
        auto value = percent_decoded(part.substr(std::min(equals + 1, part.size())), true);
        if (!name || !value) return std::nullopt;
        parts.emplace_back(std::move(*name), std::move(*value));
    }
    return parts;
}

void Router::add(std::span<const Route> routes) {
    for (const Route& route : routes) {
        entries_.push_back({&route, split(route.path)});
        routes_.push_back(&route);
    }
}

Match Router::find(std::string_view method, std::string_view path) const {
    Match match;
    const auto segments = split(path);
    const Entry* best = nullptr;
    int best_literal = -1;
    for (const Entry& entry : entries_) {
        const int literal = match_segments(entry.segments, segments);
        if (literal < 0) continue;
        if (method_name(entry.route->method) != method) {
            if (!match.allowed.empty()) match.allowed += ", ";
            match.allowed += method_name(entry.route->method);
        } else if (literal > best_literal) {
            best = &entry;
            best_literal = literal;
        }
    }
    if (best == nullptr) return match;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        if (!is_parameter(best->segments[i])) continue;
        auto value = percent_decoded(segments[i], false);
        if (!value) return {};
        const auto name = best->segments[i];
        match.path.push_back({name.substr(1, name.size() - 2), std::move(*value)});
    }
    match.route = best->route;
    return match;
}

const Route* Router::reader_of(const Route& route) const {
    const Route* best = nullptr;
    for (const Route* one : routes_) {
        const auto& path = one->path;
        const bool above = route.path == path || (route.path.starts_with(path) &&
                                                  route.path.substr(path.size(), 1) == "/");
        // A record's own address ends in its key; what there is one of is changed where it is read.
        const bool shows_one =
            path.ends_with('}') || (route.method == Method::patch && route.path == path);
        if (one->method == Method::get && above && shows_one &&
            (best == nullptr || path.size() > best->path.size()))
            best = one;
    }
    return best;
}

}  // namespace zhuli::http
