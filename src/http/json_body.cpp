#include "http/json_body.hpp"

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/parse.hpp>
#include <set>
#include <vector>

#include "core/text/text.hpp"
#include "http/head.hpp"

namespace zhuli::http {

namespace {

namespace json = boost::json;

constexpr std::size_t kJsonDepth = 32;
constexpr std::string_view kJsonType = "application/json";

json::parse_options options() {
    json::parse_options chosen;
    chosen.max_depth = kJsonDepth;
    return chosen;
}

/// Follows a parse and remembers the keys of every object it is in.
struct KeyWatch {
    static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);

    struct Level {
        bool is_array = false;
        std::size_t index = 0;
        std::string key;
        std::set<std::string, std::less<>> seen;
    };
    std::vector<Level> levels;
    std::string key;
    std::string repeated;

    std::string path() const {
        std::string out;
        for (const auto& level : levels) {
            if (!out.empty()) out += '.';
            out += level.is_array ? std::to_string(level.index) : level.key;
        }
        return out;
    }
    bool value() {
        if (!levels.empty() && levels.back().is_array) ++levels.back().index;
        return true;
    }
    bool open(bool is_array) {
        levels.emplace_back().is_array = is_array;
        return true;
    }
    bool close() {
        levels.pop_back();
        return value();
    }

    bool on_document_begin(json::error_code&) { return true; }
    bool on_document_end(json::error_code&) { return true; }
    bool on_object_begin(json::error_code&) { return open(false); }
    bool on_object_end(std::size_t, json::error_code&) { return close(); }
    bool on_array_begin(json::error_code&) { return open(true); }
    bool on_array_end(std::size_t, json::error_code&) { return close(); }
    bool on_key_part(json::string_view part, std::size_t, json::error_code&) {
        key.append(part.data(), part.size());
        return true;
    }
    bool on_key(json::string_view part, std::size_t, json::error_code& error) {
        key.append(part.data(), part.size());
        auto& level = levels.back();
        level.key = std::move(key);
        key.clear();
        if (level.seen.insert(level.key).second) return true;
        repeated = path();
        error = json::error::syntax;
        return false;
    }
    bool on_string_part(json::string_view, std::size_t, json::error_code&) { return true; }
    bool on_string(json::string_view, std::size_t, json::error_code&) { return value(); }
    bool on_number_part(json::string_view, json::error_code&) { return true; }
    bool on_int64(std::int64_t, json::string_view, json::error_code&) { return value(); }
    bool on_uint64(std::uint64_t, json::string_view, json::error_code&) { return value(); }
    bool on_double(double, json::string_view, json::error_code&) { return value(); }
    bool on_bool(bool, json::error_code&) { return value(); }
    bool on_null(json::error_code&) { return value(); }
    bool on_comment_part(json::string_view, json::error_code&) { return true; }
    bool on_comment(json::string_view, json::error_code&) { return true; }
};

}  // namespace

bool is_json_type(std::string_view content_type) {
    auto type = content_type.substr(0, std::min(content_type.find(';'), content_type.size()));
    while (type.ends_with(' ') || type.ends_with('\t')) type.remove_suffix(1);
    return same_name(type, kJsonType);
}

std::optional<std::string> repeated_key(std::string_view text) {
    json::basic_parser<KeyWatch> parser(options());
    json::error_code error;
    parser.write_some(false, text.data(), text.size(), error);
    auto& watch = parser.handler();
    // A key may itself be empty, so that an error, not the path, says that one was repeated.
    if (!error) return std::nullopt;
    return watch.repeated;
}

Result<boost::json::value> parse_body(const Request& request) {
    const auto malformed = [](std::string reason) {
        return Problem::of(Status::bad_request, "problem.malformed_json",
                           {{"reason", std::move(reason)}});
    };
    if (!is_json_type(request.header("content-type")))
        return Problem::of(Status{415}, "problem.not_json", {{"type", std::string(kJsonType)}});
    if (!text::valid_utf8(request.body)) return malformed("UTF-8");
    boost::system::error_code error;
    auto parsed = json::parse(request.body, error, {}, options());
    if (error) return malformed(error.message());
    if (const auto path = repeated_key(request.body))
        return Problem::field(*path, "field.repeated");
    return parsed;
}

}  // namespace zhuli::http
