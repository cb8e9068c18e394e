// From a request to an input struct and from a view to JSON, over the field table. All problems of
// an input come back at once. Knows nothing of HTTP beyond "path and query parameters are text".
#pragma once

#include <boost/json/object.hpp>
#include <optional>
#include <string>
#include <vector>

#include "core/result.hpp"
#include "core/value/compound.hpp"
#include "core/value/id.hpp"

namespace zhuli {

struct NamedText {
    std::string_view name;
    std::string value;
};

/// A request before it is understood.
struct RawInput {
    std::vector<NamedText> path;   // {id} → "123"
    std::vector<NamedText> query;  // decoded
    boost::json::value body;       // null when there is none
    bool has_body = false;
    std::optional<std::int64_t> if_match;
    std::string idempotency_key;
};

/// The fields of T out of path, query and body. Fields noted `from_path` come from the path only.
bool decode_struct(const RawInput& raw, Fields fields, void* object, Reading& reading);

template <Described T>
Result<T> decode(const RawInput& raw) {
    T object{};
    Reading reading;
    decode_struct(raw, fields_of<T>(), &object, reading);
    check_required(fields_of<T>(), &object, reading);
    if (!reading.problems.empty()) return Problem::invalid(std::move(reading.problems));
    return object;
}

/// A change to an existing record: which, which version the caller saw, and the new members.
struct Edit {
    Id id;
    std::optional<std::int64_t> if_match;
    boost::json::value members;
};

Result<Edit> decode_edit(const RawInput& raw);

/// `before` with the edit's members applied; read-only members are refused.
template <Described T>
Result<T> apply(const T& before, const Edit& edit) {
    T after = before;
    Reading reading;
    read_struct(edit.members, fields_of<T>(), &after, reading);
    check_required(fields_of<T>(), &after, reading);
    if (!reading.problems.empty()) return Problem::invalid(std::move(reading.problems));
    return after;
}

template <class T>
std::string to_json(const T& value) {
    JsonOut out;
    Value<T>::write(out, value);
    return out.take();
}

/// A page of a list.
template <class T>
struct Page {
    std::vector<T> items;
    std::string next_cursor;  // empty on the last page
};

template <class T>
struct Value<Page<T>> {
    static void write(JsonOut& out, const Page<T>& page) {
        out.begin_object().key("items");
        Value<std::vector<T>>::write(out, page.items);
        out.key("next_cursor");
        if (page.next_cursor.empty())
            out.null();
        else
            out.string(page.next_cursor);
        out.end_object();
    }
    static void schema(JsonOut& out) {
        out.key("title").string(std::string(detail::type_name<T>()) + "Page");
        out.key("type").string("object").key("properties").begin_object();
        out.key("items").begin_object();
        Value<std::vector<T>>::schema(out);
        out.end_object().key("next_cursor").begin_object().key("type").string("string");
        out.key("nullable").boolean(true).end_object().end_object();
        out.key("required").begin_array().end_array();
    }
};

}  // namespace zhuli
