// What every address needs that works without anybody signed in: its route, and its input read off
// the request. Knows none of them.
#pragma once

#include "core/codec.hpp"
#include "http/dispatch.hpp"

namespace zhuli::cli {

inline std::string session_cookie(std::string_view token, std::int64_t max_age_s) {
    return std::string(http::kSessionCookie) + "=" + std::string(token) +
           "; Path=/; HttpOnly; SameSite=Lax; Max-Age=" + std::to_string(max_age_s);
}

template <class In>
Result<In> body_of(const http::Request& request) {
    RawInput raw;
    TRY(raw.body, http::parse_body(request));
    raw.has_body = true;
    return decode<In>(raw);
}

/// An address that works without anybody signed in.
template <class In, class View>
constexpr http::Route open_route(http::Method method, std::string_view path,
                                 std::string_view operation, std::string_view summary) {
    http::Route route;
    route.method = method;
    route.path = path;
    route.operation = operation;
    route.summary = summary;
    route.open = true;
    if constexpr (!std::is_same_v<In, http::Nothing>) {
        if (method == http::Method::get)
            route.in_fields = fields_of<In>();
        else
            route.in_schema = &struct_schema<In>;
    }
    if constexpr (std::is_same_v<View, http::Nothing>)
        route.answer = http::Answer::no_content;
    else
        route.out_schema = &struct_schema<View>;
    return route;
}

}  // namespace zhuli::cli
